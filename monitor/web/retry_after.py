"""The dates of headers, and Retry-After (RFC 9110, 10.2.3): seconds, or such a date."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_S = 86_400.0  # a day: no server may silence a source for longer


def seconds_to_wait(header: str | None, now: datetime) -> float | None:
    """How long to wait, between 0 and a day; None where nothing readable was said."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(MOST_S, float(text[:12]))
    told = moment(text)
    if told is None:
        return None
    return min(MOST_S, max(0.0, (told - now).total_seconds()))


def moment(text: str) -> datetime | None:
    """A date as headers have it, aware; None for what is none."""
    try:
        told = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)
