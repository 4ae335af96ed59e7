"""Bodies and where they stand: a table, or blocks where the terminal is narrow."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from monitor.cli.terminal.shapes import move_text, shaped
from monitor.domain.ledger.standing import Standing
from monitor.domain.lifetime import end_of
from monitor.domain.showing.short_dates import short

TABLE_FROM = 72
"""So many columns a table needs."""


def show_standings(found: Sequence[Standing], console: Console) -> None:
    """One line or block for each body."""
    if console.width >= TABLE_FROM:
        console.print(_table(found))
    else:
        for each in found:
            console.print(_block(each, ""))


def show_choice(found: Sequence[Standing], console: Console) -> None:
    """Several bodies that were meant, and how to name one of them."""
    for each in found:
        # An id cut off at a column's edge could not be copied.
        console.print(_block(each, each.body.id, wide=console.width >= TABLE_FROM))
    shortest = min((each.body.id for each in found), key=len)
    hint = f"Choose one by its name or id: probation-monitor history {shortest}"
    console.print(Text(hint, style="dim"), soft_wrap=True)


def move(standing: Standing) -> Text:
    """How the current rating moved."""
    current = standing.current
    return move_text(current.rating, standing.direction(current)) if current else Text()


def _table(found: Iterable[Standing]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("body")
    table.add_column("rating", no_wrap=True)
    table.add_column("since", max_width=11)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("change", no_wrap=True)
    table.add_column("times", justify="right", no_wrap=True)
    for each in found:
        table.add_row(_name(each), *_facts(each), f"{len(each.inspections)}×")
    return table


def _facts(standing: Standing) -> tuple[Text, str, str, Text]:
    current = standing.current
    if current is None:
        return shaped(None), "", "", Text()
    score = str(current.score) if current.score else ""
    return shaped(current.rating), short(current.published), score, move(standing)


def _name(standing: Standing) -> Text:
    ended = end_of(standing.body)
    text = Text(standing.body.short_name)
    return text.append(f" (to {ended.year})", style="dim") if ended else text


def _block(standing: Standing, body_id: str, *, wide: bool = False) -> Text:
    rating, since, score, moved = _facts(standing)
    text = Text.assemble(_name(standing), "\n")
    if body_id:
        text.append(f"  {body_id}\n", style="dim")
    text.append("  ").append(rating)
    if since:
        text.append(f", {score}" if score else "").append(" · " if wide else "\n  ").append(moved)
        text.append(f" · since {since} · {len(standing.inspections)}×")
    return text
