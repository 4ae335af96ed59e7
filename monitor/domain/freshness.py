"""Which entries are worth asking for, and which news is still news."""

from datetime import datetime, timedelta
from enum import Enum, auto

from monitor.domain.article import Article, Entry


class Telling(Enum):
    """What becomes of a change that an article brings."""

    TELL = auto()  # young enough: an event and its deliveries
    RECORD = auto()  # too old for an alert: the event is kept, nobody is called
    LEARN = auto()  # first visit: the ledger learns, nothing happened


def not_yet_published(entry: Entry, now: datetime, wall: datetime) -> bool:
    """True for what lies in the future of ``now`` but exists by the clock on the wall.

    Only a run in the past meets such entries. A date that lies ahead of the wall's clock too is
    the publisher's mistake, and the entry is news all the same.
    """
    return entry.published is not None and now < entry.published <= wall


def telling(
    article: Article, last_good: datetime | None, now: datetime, window: timedelta
) -> Telling:
    """``last_good``: the source's last good visit before this one, None for the first.

    The window counts from the last good visit, so that what changed during an outage is told. An
    article without a date is news only where the source was seen before.
    """
    if last_good is None:
        young = article.published is not None and article.published >= now - window
        return Telling.TELL if young else Telling.LEARN
    return Telling.TELL if article.dated >= min(last_good, now) - window else Telling.RECORD
