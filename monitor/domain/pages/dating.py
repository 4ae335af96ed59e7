"""When did it appear? A date that lay ahead when it was read is a mistake, and counts as none."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.article import Article, Entry, Misdated
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate
from monitor.domain.reading import Reading

_AHEAD = timedelta(days=2)
"""So far may a date lie ahead: time zones, and pages put up on the eve of their day."""

_REDATED = timedelta(days=60)
"""So long after it no paper first lists a story: it lists its archive, or an edit by its day."""


def lies_ahead(moment: datetime, now: datetime) -> bool:
    """``now``: by the true clock."""
    return moment > now + _AHEAD


def likeliest(dates: Iterable[datetime | None], now: datetime) -> datetime | None:
    """The first that does not lie ahead; where each does, the first."""
    borne = [each for each in dates if each is not None]
    return next((each for each in borne if not lies_ahead(each, now)), next(iter(borne), None))


def first_dated(listed: datetime | None, own: datetime | None) -> datetime | None:
    """A list's date, unless the page itself is so much older that the list was dated anew."""
    redated = listed is not None and own is not None and own < listed - _REDATED
    return own if redated else listed


def without_edits_ahead(entry: Entry, now: datetime) -> Entry:
    """An edit that is still to come has not been made: else the page were read at each visit."""
    return replace(entry, modified=None) if entry.modified and entry.modified > now else entry


def as_dated(article: Article, first_read: datetime, then: datetime) -> Article:
    """An article whose date lay ahead counts as of the day when its text was read first.

    ``then``: what the true clock said at that time. Not what it says today: one day no date lies
    ahead any more, and the article would move to it.
    """
    written = article.published
    if written is None or not lies_ahead(written, then):
        return article
    return replace(article, published=None, misdated=Misdated(written, first_read))


def with_its_date(article: Article, reading: Reading) -> Reading:
    """A date that was not believed is among the reasons."""
    if article.misdated is None:
        return reading
    written, first_read = (
        PartialDate.of(london_day(each))
        for each in (article.misdated.written, article.misdated.first_read)
    )
    reason = f"dated {written}, which lay ahead when it was first read on {first_read}: no date"
    return replace(reading, reasons=(*reading.reasons, reason))
