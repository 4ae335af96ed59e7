"""What the service needs of the machine it runs on, looked at without changing anything."""

import os
import shutil
import stat
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from monitor.bootstrap.auditing import patience
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.doctor_server import of_server, of_server_clock, seen
from monitor.config import Config
from monitor.config.first_files import SECRETS
from monitor.domain.upkeep.diagnosis import Diagnosis, fine, note, of_disk, of_service, wrong
from monitor.errors import StoreError
from monitor.store.engine.database import connect
from monitor.store.engine.migration import HEAD
from monitor.store.engine.whereabouts import file_of
from monitor.store.examination import examined
from monitor.store.heartbeats import Heartbeats
from monitor.store.outbox import Outbox

Examination = Callable[[], Diagnosis]

_OTHERS = stat.S_IRGRP | stat.S_IROTH
_WRITERS = stat.S_IWOTH


def at_home(settings: Config, env: Mapping[str, str]) -> Mapping[str, Examination]:
    """What can be told without a network, by the name of the part."""
    file = file_of(settings.database)
    if file is None:
        return {
            "database": lambda: of_server(settings.database),
            "service": lambda: _service(settings, _has_worked_on_server(settings), utc_now()),
            "clock": lambda: of_server_clock(settings.database, utc_now()),
            "permissions": lambda: _permissions(settings.folder, None, env),
        }
    return {
        "database": lambda: _database(file),
        "service": lambda: _service(settings, _has_worked(file), utc_now()),
        "disk": lambda: _disk(file),
        "clock": lambda: _clock(file, utc_now()),
        "permissions": lambda: _permissions(settings.folder, file, env),
    }


def _database(file: Path) -> Diagnosis:
    if not file.exists():
        return note("database", f"{file} is not there yet", "it is made at the first start")
    try:
        step = examined(file)
    except StoreError as error:
        todo = "where it is damaged, bring a backup back: probation-monitor restore FILE"
        return wrong("database", str(error), todo)
    size = f"{_size(file) / 1e6:.1f} MB"
    if step != HEAD:
        return note("database", f"{file}: {size}, whole", "it is brought up to date at a start")
    return fine("database", f"{file}: {size}, whole")


def _size(file: Path) -> int:
    """In bytes, with what was written lately: SQLite keeps that in a file beside it at first."""
    beside = file.with_name(f"{file.name}-wal")
    return file.stat().st_size + (beside.stat().st_size if beside.exists() else 0)


def _has_worked(file: Path) -> Callable[[], bool]:
    return lambda: file.exists() and examined(file) == HEAD


def _has_worked_on_server(settings: Config) -> Callable[[], bool]:
    def ours() -> bool:
        sight = seen(settings.database)
        return sight is not None and sight.ours

    return ours


def _service(settings: Config, has_worked: Callable[[], bool], now: datetime) -> Diagnosis:
    try:
        if not has_worked():
            return of_service((), (), 0)
        with connect(settings.database) as database:
            beats, dead = Heartbeats(database).all(), len(Outbox(database).dead())
    except StoreError as error:
        return note("service", f"nothing can be told of it: {error}")
    silent = [part for part, at in beats.items() if now - at > patience(part, settings)]
    return of_service(beats, silent, dead)


def _disk(file: Path) -> Diagnosis:
    folder = _nearest(file.parent)
    size = file.stat().st_size if file.exists() else 0
    return of_disk(shutil.disk_usage(folder).free, size, str(folder))


def _clock(file: Path, now: datetime) -> Diagnosis:
    """By what is there: nothing can have been written in the future."""
    if file.exists() and file.stat().st_mtime > now.timestamp() + 60:
        todo = "set the clock, best by a time service (timedatectl set-ntp true)"
        return wrong("clock", f"{file} was written later than it is now by this clock", todo)
    return fine("clock", f"it shows {now:%Y-%m-%d %H:%M} UTC")


def _permissions(folder: Path, file: Path | None, env: Mapping[str, str]) -> Diagnosis:
    """``file``: None where nothing is kept on this machine."""
    home = folder if file is None else _nearest(file.parent)
    if file is not None and not _writable(home, file):
        todo = f"run it as the owner of {home}, or give that user the right to write there"
        return wrong("permissions", f"{file} cannot be written by this user", todo)
    if open_files := [str(path) for path in _secret_files(folder, env) if _has(path, _OTHERS)]:
        names = " ".join(open_files)
        return wrong("permissions", f"others can read {names}", f"chmod 600 {names}")
    if loose := [str(path) for path in (folder, home) if _has(path, _WRITERS)]:
        names = " ".join(loose)
        return wrong("permissions", f"everybody can write to {names}", f"chmod o-w {names}")
    if os.geteuid() == 0:
        return note("permissions", "this is root", "the service itself needs no rights of root's")
    return fine("permissions", "the data can be written, and secrets are read by their owner only")


def _writable(home: Path, file: Path) -> bool:
    inside = os.access(home, os.W_OK | os.X_OK)
    return inside and (not file.exists() or os.access(file, os.W_OK))


def _secret_files(folder: Path, env: Mapping[str, str]) -> list[Path]:
    named = [Path(path) for name, path in env.items() if _names_a_file(name) and path]
    return [path for path in (folder / SECRETS, *named) if path.is_file()]


def _names_a_file(name: str) -> bool:
    return name.startswith("MONITOR_") and name.endswith("_FILE")


def _has(path: Path, bits: int) -> bool:
    return bool(path.stat().st_mode & bits)


def _nearest(folder: Path) -> Path:
    """The folder, or the one in which it would be made."""
    return next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
