"""What can be told of the service from outside, without its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.event import Event
from monitor.domain.upkeep.config_news import KINDS
from monitor.store.announcements import Announcements
from monitor.store.engine.database import connect
from monitor.store.engine.whereabouts import file_of, shown
from monitor.store.heartbeats import Heartbeats


@dataclass(frozen=True, slots=True)
class Signs:
    """``beats``: when each part was last alive. ``configuration``: the last word on it."""

    beats: Mapping[str, datetime]
    configuration: Event | None


def named(url: str) -> str:
    """The database, for people. Raises StoreError for a URL that will not do."""
    return shown(url)


def signs_of_life(url: str) -> Signs | None:
    """None where there is no such database; none is made. Raises StoreError."""
    file = file_of(url)
    if file is not None and not file.is_file():
        return None
    with connect(url) as database:
        return Signs(Heartbeats(database).all(), Announcements(database).last(KINDS))
