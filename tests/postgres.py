"""A real PostgreSQL server in a folder of its own, and new databases on it.

``python -m tests.postgres`` sees to it that there is the program: the system's own, or else, where
we may, the distribution's package is installed.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from monitor.store.engine.database import connect
from tests.packages import as_root, install

_NOBODY_ROOT = "postgres"  # the server refuses to run as root
_NUMBERS = count()
_QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
_MISSING = (
    "the tests need PostgreSQL, and it could not be installed: install it"
    " (Debian, Ubuntu: apt-get install postgresql)\n"
)
_PATIENCE = 10.0
_INSTALLED = Path("/usr/lib/postgresql")  # where Debian puts what is not on the path


class Server:
    """One server; each database on it is a copy of one whose tables are made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = ""

    @property
    def pid(self) -> int:
        """Of the process that starts all others of the server."""
        return int((self._folder / "data" / "postmaster.pid").read_text().split()[0])

    def url(self, name: str) -> str:
        """Of a database of that name."""
        return f"postgresql://{_NOBODY_ROOT}@/{name}?host={self._folder}"

    def new_database(self) -> str:
        """The URL of one that has no table yet."""
        return self._made("")

    def empty_database(self) -> str:
        """The URL of one as the program makes it at its first start."""
        if not self._template:
            fresh = self.new_database()
            connect(fresh).close()
            self._template = fresh.partition("@/")[2].partition("?")[0]
        return self._made(f"TEMPLATE {self._template} STRATEGY file_copy")

    def drop(self, url: str) -> None:
        """Whoever still uses it is thrown out."""
        name = url.partition("@/")[2].partition("?")[0]
        self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def cut(self, url: str) -> None:
        """End all connections that others have to it, and wait until they are gone: the server
        only asks them to end, and one that has not read that yet still answers."""
        name = url.partition("@/")[2].partition("?")[0]
        theirs = f"FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid()"
        self._say(f"SELECT pg_terminate_backend(pid) {theirs}")
        until = time.monotonic() + _PATIENCE
        while self._say(f"SELECT pid {theirs}") and time.monotonic() < until:
            time.sleep(0.01)

    def _made(self, how: str) -> str:
        name = f"monitor_{next(_NUMBERS)}"
        self._say(f"CREATE DATABASE {name} {how}")
        return self.url(name)

    def _say(self, statement: str) -> list[tuple[object, ...]]:
        """Its rows, where it has any."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            told = connection.execute(statement.encode())
            return told.fetchall() if told.description else []


@contextmanager
def server() -> Iterator[Server]:
    """Runs while the block does."""
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    data = folder / "data"
    try:
        if as_root():
            shutil.chown(folder, _NOBODY_ROOT)
        _run("initdb", "-D", data, "-U", _NOBODY_ROOT, "--auth=trust", "--no-sync", "-E", "UTF8")
        options = f"-k {folder} -c listen_addresses='' {_QUICK}"
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(folder)
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *given: object) -> None:
    who: dict[str, Any] = {"user": _NOBODY_ROOT, "extra_groups": []} if as_root() else {}
    done = subprocess.run(  # noqa: S603 - ours
        [_found(program), *map(str, given)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        check=False,
        **who,
    )
    assert done.returncode == 0, f"{program}: {done.stderr}"


def _found(program: str) -> str:
    installed = (str(path) for path in sorted(_INSTALLED.glob(f"*/bin/{program}"), reverse=True))
    path = shutil.which(program) or next(installed, None)
    if path is None:
        raise LookupError(_MISSING)
    return path


def main() -> int:
    """The exit code: 1 where there is none and none can be had."""
    try:
        _found("initdb")
    except LookupError:
        install("postgresql")
        try:
            _found("initdb")
        except LookupError as error:
            sys.stderr.write(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
