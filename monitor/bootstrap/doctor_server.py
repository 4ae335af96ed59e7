"""The database of a server, as the doctor sees it."""

from datetime import datetime

from monitor.domain.upkeep.diagnosis import Diagnosis, fine, note, of_clock, wrong
from monitor.errors import StoreError
from monitor.store.engine.server_sight import ServerSight, sight_of
from monitor.store.engine.whereabouts import shown

_TODO = (
    "is the server up, is its name right, may this machine and user connect? The password comes"
    " from PGPASSWORD or PGPASSFILE; psql with the same URL says more"
)


def of_server(url: str) -> Diagnosis:
    """Can it be had, and what is in it?"""
    try:
        sight = sight_of(url)
    except StoreError as error:
        return wrong("database", str(error), _TODO)
    told = f"{shown(url)}: PostgreSQL {sight.version}, {sight.size / 1e6:.1f} MB"
    if not sight.ours:
        return note("database", f"{told}, without our tables", "they are made at the first start")
    return fine("database", told)


def of_server_clock(url: str, now: datetime) -> Diagnosis:
    """Workers tell by their clocks which of them are alive."""
    sight = seen(url)
    if sight is None:
        return note("clock", f"it shows {now:%Y-%m-%d %H:%M} UTC; the server cannot be asked")
    return of_clock(now, sight.now, shown(url))


def seen(url: str) -> ServerSight | None:
    """None where it cannot be had."""
    try:
        return sight_of(url)
    except StoreError:
        return None
