"""Our values as those that JSON has."""

from datetime import date, datetime, timedelta
from enum import Enum

from monitor.domain.rating import Rating


def plain(value: object) -> object:
    """Ratings as their words, instants and days in ISO 8601, spans in seconds; within lists and
    objects, too."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, Rating):
        return value.label
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, datetime | date) else value
