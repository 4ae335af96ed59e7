"""The end of a span as people type it, by the clock on a London wall."""

import re
from datetime import UTC, datetime, timedelta

from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local
from monitor.domain.london import LONDON

_SPAN = re.compile(r"(\d{1,4})\s*(minute|min|hour|h|day|d|week|w)s?", re.IGNORECASE)
_UNITS = {
    "min": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_LONGEST = timedelta(days=366)


def end_of(text: str, now: datetime) -> datetime:
    """``3 days``, ``2026-05-03`` (when that day begins), ``2026-05-03T09:00`` -> aware UTC.

    Raises Refused for what is none, is over, or lies further ahead than a year.
    """
    until = _until(text.strip(), now)
    if until <= now:
        raise Refused(f"{text!r} is over: it is {local(now)} in London")
    if until - now > _LONGEST:
        raise Refused(f"{text!r} is more than a year ahead: that would be forgotten")
    return until


def _until(text: str, now: datetime) -> datetime:
    span = _SPAN.fullmatch(text)
    if span:
        unit = next(each for key, each in _UNITS.items() if span[2].lower().startswith(key))
        return now + int(span[1]) * unit
    try:
        given = datetime.fromisoformat(text)
        return (given if given.tzinfo else given.replace(tzinfo=LONDON)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(
            f'{text!r} is no end; write 2026-05-03, 2026-05-03T09:00, "3 days" or "12 hours"'
        ) from None
