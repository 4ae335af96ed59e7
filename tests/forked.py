"""Our commands in processes of their own, which begin with the program loaded already.

A fresh interpreter spends more time on importing than most commands take. One process imports
everything once and forks for each command; the child has its own files, signals and exit code,
and its environment is the one it was given.
"""

import atexit
import json
import os
import select
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

_PATIENCE_S = 60


def run(words: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """``probation-monitor`` with these words, to its end. Raises TimeoutError after a minute."""
    with tempfile.TemporaryDirectory(prefix="said-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        order = [words, dict(environment), str(out), str(err)]
        code = _obeyed(json.dumps(order))
        return subprocess.CompletedProcess(words, code, out.read_text(), err.read_text())


def _obeyed(order: str) -> int:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    print(order, file=server.stdin, flush=True)
    if not select.select([server.stdout], [], [], _PATIENCE_S)[0]:
        _server.cache_clear()
        server.kill()
        raise TimeoutError(order)
    return int(server.stdout.readline())


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(server.kill)
    return server


def _serve() -> None:
    import monitor.cli.commands.app
    import monitor.cli.running  # noqa: F401 - that it is loaded is all that is wanted

    for line in sys.stdin:
        words, environment, out, err = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(words, environment, out, err)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _become(words: list[str], environment: dict[str, str], out: str, err: str) -> NoReturn:
    from monitor.cli import main

    _redirect(os.devnull, os.O_RDONLY, 0)
    _redirect(out, os.O_WRONLY | os.O_CREAT, 1)
    _redirect(err, os.O_WRONLY | os.O_CREAT, 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["probation-monitor", *words]
    code = 1
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as an interpreter of its own would
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _redirect(path: str, flags: int, number: int) -> None:
    opened = os.open(path, flags, 0o600)
    os.dup2(opened, number)
    os.close(opened)


if __name__ == "__main__":
    _serve()
