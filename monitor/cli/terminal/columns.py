"""Rows for people: columns where they fit side by side, else one block for each row."""

from collections.abc import Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

Row = tuple[Text | str, ...]

_ROOMY = 120
"""From so many characters on, a column that is too wide for its text is still good to read."""
_NOTHING = ("", "–")


def show_rows(heads: Sequence[str], rows: Sequence[Row], console: Console) -> None:
    """The first column names the row: at a narrow terminal the others stand below it."""
    cells = [[_text(each) for each in row] for row in rows]
    table = _table(heads, cells)
    unbounded = console.options.update(max_width=10_000)
    if console.width >= min(Measurement.get(console, unbounded, table).maximum, _ROOMY):
        console.print(table)
        return
    for row in cells:
        _show_block(heads, row, console)


def _table(heads: Sequence[str], cells: Sequence[Sequence[Text]]) -> Table:
    whole = min(max((row[0].cell_len for row in cells), default=0), _ROOMY // 2)
    table = Table(Column(heads[0], min_width=whole), *heads[1:], box=None)
    for row in cells:
        table.add_row(*row)
    return table


def _show_block(heads: Sequence[str], row: Sequence[Text], console: Console) -> None:
    console.print(row[0], soft_wrap=True)  # a name is what one copies: it is never broken
    named = zip(heads[1:], row[1:], strict=True)
    told = [Text(f"{head}: ").append(each) for head, each in named if each.plain not in _NOTHING]
    console.print(Padding(Text(" · ").join(told), (0, 0, 0, 2)))


def _text(cell: Text | str) -> Text:
    return cell if isinstance(cell, Text) else Text(cell)
