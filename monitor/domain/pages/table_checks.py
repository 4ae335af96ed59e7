"""Does a table of ratings agree with itself, and with the rules it was made under?"""

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.domain.programme import Programme
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.ratings_table import OVERALL, SCORE, Fault, RatingsTable
from monitor.domain.reader.points.scores import band

_POINTS_EACH = 3
"""The bands are known for standards of 0 to 3 points only."""


@dataclass(frozen=True, slots=True)
class Checked:
    """``standards``: those that the programme knows, under its own names."""

    standards: tuple[StandardRating, ...]
    faults: tuple[Fault, ...]


def checked(table: RatingsTable, programme: Programme) -> Checked:
    """Table -> the standards that may be believed, and all that speaks against it."""
    known = tuple(_known(table, programme))
    strange = [each for each in table.standards if not _is_known(each, programme)]
    faults = [
        Fault(
            f"standard {each.number or 'without a number'}",
            f"“{each.name}” is not among those that we know for such inspections ({programme.id})",
        )
        for each in strange
    ]
    if programme.points_each == _POINTS_EACH:
        faults += _band_faults(table)
        faults += () if strange or table.faults else _sum_faults(table, programme)
    return Checked(known, (*table.faults, *faults))


def _known(table: RatingsTable, programme: Programme) -> Iterator[StandardRating]:
    for each in table.standards:
        standard = programme.standard(each.number, each.name)
        if standard:
            yield StandardRating(each.number, standard.name, each.rating)


def _is_known(each: StandardRating, programme: Programme) -> bool:
    return programme.standard(each.number, each.name) is not None


def _band_faults(table: RatingsTable) -> list[Fault]:
    if table.overall is None or table.score is None:
        return []
    expected = band(table.score)
    if expected is table.overall:
        return []
    what = f"the table says {table.overall.label}, but a score of {table.score} means"
    return [Fault(OVERALL, f"{what} {expected.label}")]


def _sum_faults(table: RatingsTable, programme: Programme) -> list[Fault]:
    """The points of the standards that count against the score."""
    counting = [each for each in table.standards if _counts(each, programme)]
    if table.score is None or not counting:
        return []
    most = _POINTS_EACH * len(counting)
    if most != table.score.out_of:
        what = f"{len(counting)} count, which makes {most} points at most, but the score is"
        return [Fault("standards", f"{what} {table.score}")]
    total = sum(_points(each.rating) for each in counting)
    if total == table.score.points:
        return []
    made = Score(total, most)
    return [Fault(SCORE, f"the table says {table.score}, but its standards add up to {made}")]


def _counts(each: StandardRating, programme: Programme) -> bool:
    standard = programme.standard(each.number, each.name)
    return standard is not None and standard.counts


def _points(rating: Rating) -> int:
    return rating - Rating.INADEQUATE
