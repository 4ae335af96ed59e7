"""The Retry-After header (RFC 9110, 10.2.3): seconds, or a date."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_S = 86_400.0  # a day: no server may silence a source for longer


def seconds_to_wait(header: str | None, now: datetime) -> float | None:
    """How long to wait, between 0 and a day; None where nothing readable was said."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(MOST_S, float(text[:12]))
    moment = _moment(text)
    if moment is None:
        return None
    return min(MOST_S, max(0.0, (moment - now).total_seconds()))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
