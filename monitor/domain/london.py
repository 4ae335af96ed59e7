"""The inspectorate's calendar: instants are UTC inside, days are London days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_day(instant: datetime) -> date:
    """The London day: in summer, 23:01 UTC is already the next one."""
    return instant.astimezone(LONDON).date()
