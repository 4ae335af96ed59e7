"""The story's calendar: it begins on a Monday, a few weeks after the shipped history ends."""

from datetime import date, datetime, time, timedelta

from monitor.domain.london import LONDON

_FIRST = date(2026, 3, 2)


def at(day: int, clock: str) -> datetime:
    """Day 1, 2, … at a London time such as ``09:30``."""
    return on(_FIRST + timedelta(days=day - 1), clock)


def on(day: date, clock: str = "00:01") -> datetime:
    """Any day; the inspectorate publishes a minute after midnight."""
    return datetime.combine(day, time.fromisoformat(clock), LONDON)
