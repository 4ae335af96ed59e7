"""Data laid out in columns, each with its meaning: what a file to take along is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sheet:
    """``words``: what a row is; ``columns``: name -> meaning; each row has a value for each."""

    name: str
    words: str
    columns: Mapping[str, str]
    rows: tuple[tuple[object, ...], ...] = ()

    def filled(self, rows: Iterable[Mapping[str, object]]) -> "Sheet":
        """With these rows; they may know more than the columns take."""
        return replace(self, rows=tuple(tuple(row[name] for name in self.columns) for row in rows))


def dictionary(sheets: Iterable[Sheet]) -> Sheet:
    """All columns of all of them."""
    columns = {"table": "of which", "column": "in it", "meaning": "of its values"}
    rows = (
        {"table": each.name, "column": column, "meaning": meaning}
        for each in sheets
        for column, meaning in each.columns.items()
    )
    return Sheet("data_dictionary", "a column of a table", columns).filled(rows)
