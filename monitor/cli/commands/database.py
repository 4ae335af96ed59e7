"""``backup``, ``restore``, ``migrate-to`` and ``prune`` with their arguments and help."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json


def backup(
    file: Annotated[
        Path | None, typer.Argument(help="Where to; a dated file beside the database if left out.")
    ] = None,
    config: Folder = FOLDER,
) -> None:
    """Put the database away in one file, checked, while the service may be running.

    Example: probation-monitor backup /mnt/backups/monitor.sqlite3
    """
    from monitor.cli import backing_up

    backing_up.backup(config, file)


def restore(
    file: Annotated[Path, typer.Argument(help="What the command backup wrote.")],
    config: Folder = FOLDER,
) -> None:
    """Put a backup in the place of the database, which is kept beside it. Not while it is in use.

    Example: probation-monitor restore /mnt/backups/monitor.sqlite3
    """
    from monitor.cli import backing_up

    backing_up.bring_back(config, file)


def migrate_to(
    url: Annotated[
        str, typer.Argument(help="Such as postgresql://monitor@db.example.org/monitor.")
    ],
    config: Folder = FOLDER,
) -> None:
    """Copy the whole database into another, checked row by row, while the service may be running.

    Once more after the service has been stopped, and only what came since is brought over.

    Example: probation-monitor migrate-to postgresql://monitor@db.example.org/monitor
    """
    from monitor.cli import migrating

    migrating.migrate(config, url)


def prune(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be dropped.")
    ] = False,
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Drop old texts that concern no inspection, and give their room back to the disk.

    The running service does so by itself once a day. Evidence is kept for ever, and so is what
    every article was: nothing is read or told twice.

    Example: probation-monitor prune --dry-run
    """
    from monitor.cli import pruning
    from monitor.cli.terminal.forms import form

    pruning.drop_old(config, form(False, as_json), dry_run=dry_run)
