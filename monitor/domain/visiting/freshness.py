"""Which entries and pages are worth asking for."""

from datetime import datetime, timedelta
from hashlib import sha256

from monitor.domain.article import Entry, SourceName
from monitor.domain.identity import tells_of_edits
from monitor.domain.seen import Seen
from monitor.domain.source import Source
from monitor.domain.visiting.visit import Owed, Visit

_MAY_BE_CORRECTED = timedelta(days=14)
_LOOK_AGAIN = timedelta(hours=6)
_DISTRUST = timedelta(days=1)
"""Validators may lie: https://github.com/mediacloud/rss-fetcher (``fetcher/config.py``) turns
them off for feeds that change under the same ETag."""
_PAGE_CACHE = timedelta(minutes=60)
"""So long the inspectorate's server may show an old copy of a page:
https://github.com/ministryofjustice/hale-platform (``opt/nginx/wordpress.conf``)."""

_EAGER = 5
_PATIENT = timedelta(hours=1)
_PASSING = timedelta(hours=48)
_LASTING = timedelta(hours=6)


def not_yet_published(entry: Entry, now: datetime, wall: datetime) -> bool:
    """True for what lies in the future of ``now`` but exists by the clock on the wall.

    Only a run in the past meets such entries. A date that lies ahead of the wall's clock too is
    the publisher's mistake, and the entry is news all the same.
    """
    return entry.published is not None and now < entry.published <= wall


def must_be_read(
    seen: Seen | None, mark: str, source: Source, now: datetime, modified: datetime | None = None
) -> bool:
    """New, or edited, or young and official, so that a correction in place is noticed.

    An article belongs to the source that brought it last: how another one words it in its list
    does not count, unless that one is the inspectorate. ``modified``: when the page was edited,
    as an official source says; that counts in whichever of them it stands.
    """
    if seen is None:
        return True
    young = source.official and now - seen.first_read_at < _MAY_BE_CORRECTED
    again = young and now - seen.last_read_at >= _LOOK_AGAIN
    if again or (source.official and _edited_since(modified, seen, now)):
        return True
    if seen.source != source.name:
        return source.official and not seen.official
    return not same_row(seen, mark, modified)


def same_row(seen: Seen, mark: str, modified: datetime | None) -> bool:
    """Does a list say what it said when the article was read last?

    A mark that was kept of a row without the time of the edit, or before marks were made of that,
    cannot be compared: then the time itself is.
    """
    if modified and tells_of_edits(mark) and not tells_of_edits(seen.entry_mark):
        return modified <= seen.last_read_at
    return seen.entry_mark == mark


def _edited_since(modified: datetime | None, seen: Seen, now: datetime) -> bool:
    """A page read soon after it was edited is read once more, when no cache holds the old one."""
    if modified is None:
        return False
    maybe_stale = modified > seen.last_read_at - _PAGE_CACHE
    return modified > seen.last_read_at or (maybe_stale and now - seen.last_read_at >= _PAGE_CACHE)


def asks_anew(source: Source, visit: Visit, now: datetime) -> bool:
    """Is this visit to be made without conditions?

    Every six hours where the source is official: behind "not modified" of the list a page may have
    been corrected. Once a day elsewhere, since some servers say "not modified" of what was, for
    good; each source at an hour of its own, so that not all lists come whole at once.
    """
    period = (_LOOK_AGAIN if source.official else _DISTRUST).total_seconds()
    shift = 0 if source.official else _own(source.name) % period
    slots = {(instant.timestamp() + shift) // period for instant in _known(visit, now)}
    return len(slots) > 1


def may_ask(owed: Owed | None, now: datetime) -> bool:
    """A page that did not arrive is asked for at each visit at first, later once an hour."""
    return owed is None or owed.attempts < _EAGER or now - owed.last_tried_at >= _PATIENT


def still_hoped_for(owed: Owed | None, now: datetime, *, transient: bool) -> bool:
    """Two days for what may pass; some hours even for what looks final: a page not yet there."""
    return owed is None or now - owed.first_tried_at < (_PASSING if transient else _LASTING)


def _own(name: SourceName) -> int:
    """The same number for the same name, on every machine."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big")


def _known(visit: Visit, now: datetime) -> tuple[datetime, ...]:
    return (visit.last_good_at, now) if visit.last_good_at else (now,)
