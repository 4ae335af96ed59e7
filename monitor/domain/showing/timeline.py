"""A body's ratings laid out over the years; drawing them is left to others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitor.domain.inspection import Inspection
from monitor.domain.ledger.standing import Standing
from monitor.domain.rating import Rating

_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Mark:
    """One inspection, published between ``first`` and ``last``; it stood until ``until``.

    ``rating`` is None where it carried none that counts.
    """

    rating: Rating | None
    first: date
    last: date
    until: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Whole years, both included, and what happened in them."""

    first_year: int
    last_year: int
    marks: tuple[Mark, ...]

    @property
    def years(self) -> int:
        """How many years it shows."""
        return self.last_year - self.first_year + 1

    def column(self, day: date, width: int) -> int:
        """Where a day falls when the whole is ``width`` columns wide; the first is 0.

        All months are equally wide, so that a month never spills into the next one's column.
        """
        months = 12 * (day.year - self.first_year) + day.month - 1
        days = _LONGEST_MONTH * months + day.day - 1
        return max(0, min(width - 1, days * width // (_LONGEST_MONTH * 12 * self.years)))


def timeline(standing: Standing, end: date) -> Timeline:
    """``end``: today, or the body's last day. Raises ValueError without an inspection."""
    marks = tuple(_marks(standing, end))
    if not marks:
        raise ValueError(f"no inspection of {standing.body.id} to lay out")
    return Timeline(
        min(mark.first.year for mark in marks), max(mark.until.year for mark in marks), marks
    )


def _marks(standing: Standing, end: date) -> Iterator[Mark]:
    for each in standing.inspections:
        published = each.published
        until = max(published.last, _until(each, standing, end))
        rating = each.rating if each.counts else None
        yield Mark(rating, published.first, published.last, until)


def _until(inspection: Inspection, standing: Standing, end: date) -> date:
    if not inspection.counts:
        return inspection.published.last
    later = standing.rated[standing.rated.index(inspection) + 1 :]
    return later[0].published.first if later else end
