"""Instants -> days and hours as people in England and Wales write them."""

from datetime import date, datetime

from monitor.domain.london import LONDON
from monitor.domain.partial_date import PartialDate


def day(instant: datetime) -> str:
    """30 May 2019, by the calendar on a London wall."""
    return _written(_in_london(instant).date())


def minute(instant: datetime) -> str:
    """30 May 2019, 11:00, by a London clock."""
    there = _in_london(instant)
    return f"{_written(there.date())}, {there:%H:%M}"


def _in_london(instant: datetime) -> datetime:
    try:
        return instant.astimezone(LONDON)
    except OverflowError:  # the first and the last day there are: a feed may well claim them
        return instant


def _written(when: date) -> str:
    return str(PartialDate.of(when))
