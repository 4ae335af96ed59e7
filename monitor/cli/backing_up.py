"""The commands that put the database away, and bring it back."""

from pathlib import Path

from monitor.bootstrap.backups import back_up, restore
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import database_file
from monitor.cli.terminal.screen import out, settings_of


def backup(folder: Path, to: Path | None) -> None:
    """``to``: None for a dated file beside the database. Raises StoreError."""
    database = database_file(settings_of(folder, "ERROR"))
    now = utc_now()
    made = back_up(database, to or database.with_name(f"backup-{now:%Y%m%dT%H%M%SZ}.sqlite3"))
    for line in (
        f"{made.path}: {made.size / 1e6:.1f} MB, {made.inspections} inspections, checked.",
        f"SHA-256: {made.digest}",
        "It holds the addresses of subscribers, and no secret.",
    ):
        out.print(line, markup=False, soft_wrap=True)


def bring_back(folder: Path, file: Path) -> None:
    """Raises BusyError, StoreError."""
    database = database_file(settings_of(folder, "ERROR"))
    before = restore(file, database, utc_now())
    out.print(f"{database} is now what {file} holds.", markup=False, soft_wrap=True)
    if before:
        out.print(f"What it was before: {before}", markup=False, soft_wrap=True)
