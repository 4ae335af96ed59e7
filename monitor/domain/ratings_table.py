"""The table of ratings in a report: the values, however they were printed."""

from dataclasses import dataclass

from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score, StandardRating

OVERALL = "overall rating"
SCORE = "score"


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read with confidence, such as "standard 2.3: its rating could not be read".

    ``missing``: there are no words to read, as where a file shows a rating by a picture or a shade.
    """

    where: str
    what: str
    missing: bool = False

    @property
    def grave(self) -> bool:
        """It touches the outcome, not only a standard."""
        return self.where in {OVERALL, SCORE}

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One standard, and the heading that it stands under ("" for none)."""

    standard: StandardRating
    domain: str


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """``overall``, ``score``, ``fieldwork``: None where the table does not say them.

    Rows are told apart by number: the same names stand in two domains.
    """

    overall: Rating | None = None
    score: Score | None = None
    fieldwork: PartialDate | None = None
    rows: tuple[TableRow, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def standards(self) -> tuple[StandardRating, ...]:
        """The rows without their headings."""
        return tuple(row.standard for row in self.rows)
