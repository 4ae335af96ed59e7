"""Config -> its database, copied into another one, on a server or in a file."""

from contextlib import suppress
from dataclasses import dataclass

from monitor.config import Config
from monitor.errors import BusyError, DataError
from monitor.store.engine.database import connect
from monitor.store.engine.locks import lock_of
from monitor.store.engine.whereabouts import shown
from monitor.store.transfer import Transferred, transfer


@dataclass(frozen=True, slots=True)
class Moved:
    """``target``: its name, for people. ``last``: nobody worked with the source meanwhile."""

    target: str
    tables: tuple[Transferred, ...]
    last: bool


def move(settings: Config, url: str) -> Moved:
    """Raises BusyError while somebody works with the target, StoreError, DataError."""
    if shown(url) == shown(settings.database):
        raise DataError(f"{shown(url)}: is the database that is to be copied")
    with lock_of(url), connect(settings.database) as source, connect(url) as target:
        held = lock_of(settings.database)
        last = False
        with suppress(BusyError):
            held.acquire()
            last = True
        try:
            return Moved(target.name, transfer(source, target), last)
        finally:
            held.release()
