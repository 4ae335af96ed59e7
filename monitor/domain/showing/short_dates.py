"""Rough dates, short enough for a column."""

import calendar

from monitor.domain.partial_date import PartialDate


def short(when: PartialDate) -> str:
    """As exact as it is known: 30 May 2019, May 2019, 2019, Oct 2024 – Feb 2025."""
    return " – ".join(_short(part) for part in when.text.split("/"))


def _short(part: str) -> str:
    year, *rest = part.split("-")
    numbers = [int(each) for each in rest]
    month = calendar.month_abbr[numbers[0]] if numbers else ""
    day = str(numbers[1]) if numbers[1:] else ""
    return " ".join(filter(None, (day, month, year)))
