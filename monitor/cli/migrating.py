"""The command that brings everything into another database."""

from pathlib import Path

from rich.table import Table

from monitor.bootstrap.moving import Moved, move
from monitor.cli.terminal.screen import out, settings_of
from monitor.config import fault_of_database
from monitor.errors import DataError

_SHORT = 12


def migrate(folder: Path, url: str) -> None:
    """Raises BusyError, DataError, StoreError."""
    if why := fault_of_database(url):
        raise DataError(f"the database to copy to {why}")
    moved = move(settings_of(folder, "ERROR"), url)
    out.print(_table(moved))
    for line in _next_steps(moved, url):
        out.print(line, markup=False, soft_wrap=True)


def _table(moved: Moved) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("table", "rows", "new", "changed", "gone", "SHA-256, the same in both"):
        table.add_column(name, justify="left" if name.startswith(("table", "SHA")) else "right")
    for one in moved.tables:
        if one.rows or one.gone:
            numbers = map(str, (one.rows, one.new, one.changed, one.gone))
            table.add_row(one.table, *numbers, one.digest[:_SHORT])
    return table


def _next_steps(moved: Moved, url: str) -> tuple[str, ...]:
    rows = sum(one.rows for one in moved.tables)
    done = f"{moved.target} now holds the same {rows} rows."
    if not moved.last:
        return (
            done,
            "The service works on with the old one: stop it, and run this once more; only what",
            "came meanwhile is brought over.",
        )
    return (
        done,
        "Nobody worked with the old one meanwhile. Name the new one, in monitor.toml or by",
        f'MONITOR_DATABASE, and start the service: database = "{url}"',
    )
