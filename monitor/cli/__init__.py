"""The commands: what an operator types, what they print, and the exit codes.

0: done · 1: tried, and it failed · 2: wrong configuration, arguments or input
"""

import errno
import gc
import io
import sys

from monitor.cli.commands.app import app
from monitor.errors import BusyError, ConfigError, DataError, MonitorError

_ALLOCATIONS = 50_000
"""Between two looks for circles among what is young: at Python's own number, a start that makes a
hundred thousand values looks at them for a tenth of its time."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main() -> None:
    """Run one command; an error of ours is told in words, without a traceback."""
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without our characters gets the rest
    try:
        _run()
    except (ConfigError, DataError, BusyError) as error:
        _say(error, 2)
    except MonitorError as error:
        _say(error, 1)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        raise SystemExit(1) from None
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _say(MonitorError(f"the output cannot be written: {error.strerror}"), 1)


def _run() -> None:
    try:
        app()
    finally:
        if sys.stdout:
            sys.stdout.flush()  # here a full disk can still be told


def _say(error: MonitorError, code: int) -> None:
    for line in str(error).splitlines():
        sys.stderr.write(f"probation-monitor: {line}\n")
    raise SystemExit(code)
