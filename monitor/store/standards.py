"""Standards and tables of ratings as JSON, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.ratings_table import Fault, RatingsTable, TableRow
from monitor.store.scores import rating_of

Json = dict[str, Any]


def standards_json(standards: Iterable[StandardRating]) -> list[Json]:
    """One object a standard; ratings as their numbers."""
    return [_standard_json(each) for each in standards]


def standards_of(rows: Iterable[Mapping[str, Any]] | None) -> tuple[StandardRating, ...]:
    """The way back; none for nothing kept."""
    return tuple(map(_standard, rows or ()))


def table_json(table: RatingsTable) -> Json:
    """All of a table."""
    score = table.score
    return {
        "overall": table.overall,
        "score": [score.points, score.out_of] if score else None,
        "fieldwork": table.fieldwork.text if table.fieldwork else None,
        "rows": [_standard_json(row.standard) | {"domain": row.domain} for row in table.rows],
        "faults": [[fault.where, fault.what, fault.missing] for fault in table.faults],
    }


def table_of(kept: Mapping[str, Any] | None) -> RatingsTable | None:
    """The way back; None for nothing kept."""
    if kept is None:
        return None
    return RatingsTable(
        overall=rating_of(kept["overall"]),
        score=Score(*kept["score"]) if kept["score"] else None,
        fieldwork=PartialDate(kept["fieldwork"]) if kept["fieldwork"] else None,
        rows=tuple(TableRow(_standard(row), row["domain"]) for row in kept["rows"]),
        faults=tuple(Fault(*fault) for fault in kept["faults"]),
    )


def _standard_json(standard: StandardRating) -> Json:
    return {"number": standard.number, "name": standard.name, "rating": standard.rating}


def _standard(row: Mapping[str, Any]) -> StandardRating:
    return StandardRating(row["number"], row["name"], Rating(row["rating"]))
