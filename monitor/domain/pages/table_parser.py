"""Rows of cells, or lines of text -> a table of ratings. Never guesses: what is missing is a fault.

One parser for HTML tables and for the text of PDF files; a line of text is a row of one cell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from monitor.domain.pages.table_lines import (
    after_overall,
    after_score,
    cleaned,
    fieldwork,
    heading,
    not_rated,
    numbered,
    points,
    rated,
    rating_alone,
)
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.ratings_table import OVERALL, SCORE, Fault, RatingsTable, TableRow

_LONGEST_CONTINUATION = 60
"""Characters; a longer line is a sentence below the table."""


def ratings_table(rows: Iterable[Sequence[str]]) -> RatingsTable | None:
    """None where the rows are no table of ratings: no overall rating, nor two numbered standards.

    A region's report lists its units with their ratings: those have names only. A manual lists
    standards: those have no ratings.
    """
    draft = _Draft()
    for row in rows:
        for line in cleaned(" ".join(filter(None, row))):
            draft.take(line, tuple(cell for cell in row if cell.strip()))
    draft.settle()
    return draft.table()


@dataclass
class _Draft:
    """What was read so far. ``_open``: a label or row whose rating may stand on the next line."""

    overall: list[Rating] = field(default_factory=list)
    score: list[Score] = field(default_factory=list)
    month: PartialDate | None = None
    rows: dict[tuple[str, str], TableRow] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    domain: str = ""
    _open: tuple[str, str] | None = None

    def take(self, line: str, cells: tuple[str, ...]) -> None:
        """One line more."""
        if self._continued(line):
            return
        self.settle()
        self.month = self.month or fieldwork(line)
        named = numbered(line)
        if named:
            self._row(*named)
        elif not self._headline(line) and not self._unnumbered(cells):
            self.domain = heading(line) or self.domain

    def settle(self) -> None:
        """Nothing more will come for the open row."""
        if self._open is None:
            return
        number, text = self._open
        self._open = None
        if number in {OVERALL, SCORE}:
            self.faults.append(_unreadable(number, text))
        elif not not_rated(text):
            self.faults.append(
                Fault(f"standard {number}", "its rating could not be read", missing=True)
            )

    def table(self) -> RatingsTable | None:
        """All of it, or None if it is no table of ratings."""
        if not self._is_of_ratings():
            return None
        return RatingsTable(
            overall=self.overall[0] if len(set(self.overall)) == 1 else None,
            score=self.score[0] if len(set(self.score)) == 1 else None,
            fieldwork=self.month,
            rows=tuple(self.rows.values()),
            faults=(*self.faults, *self._contradictions()),
        )

    def _is_of_ratings(self) -> bool:
        if self.overall or any(fault.where == OVERALL for fault in self.faults):
            return True
        rated_rows = [row for row in self.rows.values() if row.standard.number]
        return bool(rated_rows) and len(rated_rows) + len(self.faults) > 1

    def _continued(self, line: str) -> bool:
        if self._open is None or not _continues(line):
            return False
        number, text = self._open
        self._open = None
        whole = f"{text} {line}".strip()
        if number == OVERALL:
            return self._overall(whole)
        if number == SCORE:
            return self._score(whole)
        self._row(number, whole)
        return True

    def _headline(self, line: str) -> bool:
        overall, score = after_overall(line), after_score(line)
        if overall is not None:
            return self._overall(overall)
        return self._score(score) if score is not None else False

    def _overall(self, text: str) -> bool:
        rating = rating_alone(text)
        if rating:
            self.overall.append(rating)
        else:
            self._open = (OVERALL, text)
        return True

    def _score(self, text: str) -> bool:
        score = points(text)
        if score:
            self.score.append(score)
        elif not text or text[0].isdigit():
            self._open = (SCORE, text)
        return True

    def _row(self, number: str, text: str) -> None:
        standard = rated(number, text)
        if standard is None:
            self._open = (number, text)
        else:
            self._keep((number, ""), standard)

    def _unnumbered(self, cells: tuple[str, ...]) -> bool:
        # Only where cells tell the name from the rating; a line of text may be any sentence.
        rating = rating_alone(cells[1]) if len(cells) > 1 else None
        if rating:
            name = " ".join(cells[0].split())
            self._keep((self.domain, name), StandardRating(None, name, rating))
        return rating is not None

    def _keep(self, key: tuple[str, str], standard: StandardRating) -> None:
        there = self.rows.setdefault(key, TableRow(standard, self.domain))
        if there.standard.rating is not standard.rating:
            name = standard.number or standard.name
            self.faults.append(Fault(f"standard {name}", "the table rates it twice, and differs"))

    def _contradictions(self) -> list[Fault]:
        found = []
        if len(set(self.overall)) > 1:
            found.append(Fault(OVERALL, "the table gives two different ones"))
        if len(set(self.score)) > 1:
            found.append(Fault(SCORE, "the table gives two different ones"))
        return found


def _unreadable(where: str, text: str) -> Fault:
    """``where``: overall rating or score."""
    if not text:
        return Fault(where, "the table names it, but no words could be read there", missing=True)
    meaning = "none of the four ratings" if where == OVERALL else "no score out of a number"
    return Fault(where, f"the table says “{text}”, which is {meaning}")


def _continues(line: str) -> bool:
    """The rest of a row that was too long for one line: "provision Good", or the rating alone."""
    if len(line) > _LONGEST_CONTINUATION or numbered(line):
        return False
    return line[0].islower() or rating_alone(line) is not None or points(line) is not None
