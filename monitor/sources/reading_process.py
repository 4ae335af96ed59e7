"""One process that reads for us: asked through pipes, ended when it takes too long."""

import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any, cast

from monitor.sources.worker_environment import bare

_WORKER = Path(__file__).with_name("reading_worker.py")
_OURS = ("monitor.domain.", "monitor.errors")
_PLAIN = ("datetime", "fractions")


class TooLongError(Exception):
    """The time is up."""


class BrokenError(Exception):
    """Says in words why there is no answer."""


class ReadingProcess:
    """``is_worn``: better ended than asked again, since it has grown."""

    def __init__(self) -> None:
        self.is_worn = False
        self._is_late = False
        # Its own words only: what is to be read comes through the pipe.
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(_WORKER)],
            env=bare(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is meant for us: a page is not to look broken
        )
        self._stdin = cast(IO[bytes], self._process.stdin)
        self._stdout = cast(IO[bytes], self._process.stdout)

    def ask(self, module: str, name: str, given: tuple[object, ...], seconds: float) -> object:
        """The function's value, or its ParseError as a value. Raises TooLong-, BrokenError.

        After either of them the process is of no use, and must be ended.
        """
        clock = Timer(seconds, self._time_up)
        clock.start()
        try:
            pickle.dump((module, name, given, seconds), self._stdin)
            self._stdin.flush()
            is_answer, value, self.is_worn = _Answer(self._stdout).load()
        except (EOFError, OSError, pickle.UnpicklingError):
            raise self._fault() from None
        finally:
            clock.cancel()
        if not is_answer:
            raise BrokenError(value)
        return value

    def end(self) -> None:
        """Leaves nothing behind."""
        self._process.kill()
        self._process.wait()
        self._stdout.close()
        with suppress(OSError):  # what it had not taken yet
            self._stdin.close()

    def _time_up(self) -> None:
        self._is_late = True
        self._process.kill()

    def _fault(self) -> TooLongError | BrokenError:
        self._process.kill()
        if self._process.wait() == -signal.SIGXCPU or self._is_late:
            return TooLongError()
        return BrokenError("the process that read it died")


class _Answer(pickle.Unpickler):
    """From one that has read a stranger's page we take plain values of our own, and no others."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith((*_OURS, *_PLAIN)) else None
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
