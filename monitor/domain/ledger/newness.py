"""Which news is still news. Instants are UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from monitor.domain.article import Article
from monitor.domain.seen import Seen

_LATE_REPORT = timedelta(days=14)
"""A report dated on a Friday and listed on the Tuesday after it is news all the same."""


class Telling(Enum):
    """What becomes of a change that an article brings."""

    TELL = auto()  # an event and its deliveries
    LEARN = auto()  # the ledger learns; nothing happened


@dataclass(frozen=True, slots=True)
class Before:
    """What is remembered of an article (``seen``) and of the source that brings it.

    ``last_good``: the source's last good visit before this one, None for the first. ``began``: when
    the first was begun, None for now: it may be cut short and begun again, and what is published
    meanwhile is news, however late it is read. ``asked``: since when its page has been asked for
    in vain; None where it was not.
    """

    last_good: datetime | None = None
    began: datetime | None = None
    seen: Seen | None = None
    asked: datetime | None = None


def telling(article: Article, before: Before, now: datetime, window: timedelta) -> Telling:
    """The window counts from the last good visit, so that what changed in an outage is told; and
    from the first time that the page was asked for, since it did not grow old by our waiting.

    It is longer for the inspectorate's own pages, once they are known. An article without a date is
    news only where the source was seen before, and where its words are not those that we hold.
    """
    seen, last_good = before.seen, before.last_good
    if article.published is None and seen and seen.fingerprint == article.fingerprint:
        return Telling.LEARN
    if last_good is None:
        first = min(before.began or now, now)
        young = article.published is not None and article.published >= first - window
        return Telling.TELL if young else Telling.LEARN
    reach = max(window, _LATE_REPORT) if article.official else window
    since = min(last_good, now, before.asked or now)
    return Telling.TELL if article.dated >= since - reach else Telling.LEARN
