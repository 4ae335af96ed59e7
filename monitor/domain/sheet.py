"""Data laid out in columns, each with its meaning: what a file to take along is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """``words``: what a row is; ``columns``: name -> meaning; each row has a value for each."""

    name: str
    words: str
    columns: Mapping[str, str]
    rows: tuple[tuple[object, ...], ...]


def sheet(
    name: str, words: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, object]]
) -> Sheet:
    """Rows may know more than the columns take."""
    taken = tuple(tuple(row[column] for column in columns) for row in rows)
    return Sheet(name, words, columns, taken)


def dictionary(sheets: Iterable[Sheet]) -> Sheet:
    """All columns of all of them."""
    columns = {"table": "of which", "column": "in it", "meaning": "of its values"}
    rows = (
        {"table": each.name, "column": column, "meaning": meaning}
        for each in sheets
        for column, meaning in each.columns.items()
    )
    return sheet("data_dictionary", "a column of a table", columns, rows)
