"""Spans of time for people."""

from datetime import timedelta

_TWO_DAYS = 2 * 24 * 60


def duration(span: timedelta) -> str:
    """``14 min``, ``2 h 5 min``, ``3 days``: as exact as people care."""
    minutes = max(0, int(span.total_seconds() // 60))
    if minutes >= _TWO_DAYS:
        return f"{minutes // (24 * 60)} days"
    hours, minutes = divmod(minutes, 60)
    parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(filter(None, parts)) or "under a minute"
