"""Dates as sites write them -> aware UTC instants.

A day without a time becomes its midnight in UTC: the date stays what the site wrote. A time
without an offset is taken as UTC. Years before 1990 or after 2100 are what software writes that
knows no date (0001-01-01, 9999-12-31), and are none.
"""

import calendar
import re
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

_WRITTEN = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
# As e-mails and feeds should write it: https://www.rfc-editor.org/rfc/rfc5322#section-3.3
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?([0-3]\d) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ((?:19|20)\d\d) "
    r"([0-2]\d):([0-5]\d):([0-5]\d) (?:GMT|([+-])([01]\d)([0-5]\d))",
    re.ASCII,
)
_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_YEARS = range(1990, 2101)
_ASKED_AGAIN = 512
"""Dates remembered: each one of a feed is looked at twice."""
_SUMMER_TIME = re.compile(r"\bBST$")


def from_iso(text: str | None) -> datetime | None:
    """ISO 8601 / RFC 3339, as in ``time[datetime]`` and JSON Feed; None if it is neither."""
    told = (text or "").strip()
    if not told[:4].isdigit():
        return None
    try:
        moment = datetime.fromisoformat(told)
        return _possible(_utc(moment))
    except (ValueError, OverflowError):
        return None


def from_words(text: str) -> datetime | None:
    """The first "16 September 2025" in a text."""
    for day, month, year in _WRITTEN.findall(text):
        number = _MONTHS.get(month.lower())
        if number:
            return _day(int(year), number, int(day))
    return None


@lru_cache(_ASKED_AGAIN)
def from_feed(parsed: time.struct_time | None, written: str) -> datetime | None:
    """feedparser's UTC time tuple, and the words it was read from.

    feedparser does not know BST and takes it for UTC; British feeds write it. Nor does it know
    ISO 8601 without hyphens, and a date as in e-mails without a zone.
    """
    return from_iso(written) or (_from_tuple(parsed, written) if parsed else _from_mail(written))


def _from_tuple(parsed: time.struct_time, written: str) -> datetime | None:
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        if _SUMMER_TIME.search(written.strip()):
            moment -= timedelta(hours=1)
    except (ValueError, OverflowError, OSError):
        return None
    return _possible(moment)


def _from_mail(written: str) -> datetime | None:
    """Read by a pattern where it is written as it should be, ten times as fast."""
    plain = _MAIL.fullmatch(written)
    try:
        return _possible(_utc(_matched(plain) if plain else parsedate_to_datetime(written)))
    except (ValueError, OverflowError):
        return None


def _matched(found: re.Match[str]) -> datetime:
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    moment = datetime(
        int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), int(second), tzinfo=UTC
    )
    if sign is None:
        return moment
    east = timedelta(hours=int(hours), minutes=int(minutes))
    return moment - east if sign == "+" else moment + east


def _possible(moment: datetime) -> datetime | None:
    return moment if moment.year in _YEARS else None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return _possible(datetime(year, month, day, tzinfo=UTC))
    except ValueError:
        return None
