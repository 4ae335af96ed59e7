"""A day that may be known only as a month, a year or a span."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``text`` is YYYY, YYYY-MM, YYYY-MM-DD, or two of them with a slash between (ISO 8601-2)."""

    text: str

    def __post_init__(self) -> None:
        if not all(_PART.fullmatch(part) for part in self.text.split("/")):
            raise ValueError(f"not a day, month, year or span: {self.text!r}")
        if self.first > self.last:
            raise ValueError(f"a span that ends before it begins: {self.text!r}")

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A day that is known exactly."""
        return cls(day.isoformat())

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        year, month, day = _numbers(self.text.split("/")[0])
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        year, month, day = _numbers(self.text.split("/")[-1])
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def precision(self) -> Precision:
        """What its text says, not how many days that leaves."""
        if "/" in self.text:
            return Precision.SPAN
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.text.count("-")]

    def __str__(self) -> str:
        """As people write it: 30 May 2019, May 2019, 2019."""
        return " to ".join(_words(part) for part in self.text.split("/"))


def _numbers(part: str) -> tuple[int, int | None, int | None]:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"not a date: {part!r}")
    year, month, day = (int(group) if group else None for group in found.groups())
    return year or 1, month, day


def _words(part: str) -> str:
    year, month, day = _numbers(part)
    words = (str(day) if day else "", calendar.month_name[month] if month else "", str(year))
    return " ".join(filter(None, words))
