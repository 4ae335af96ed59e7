"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.commands.typed import day_gone_by

FOLDER = Path("config")
Folder = Annotated[
    Path,
    typer.Option(
        "--config", envvar="MONITOR_CONFIG", help="The folder with monitor.toml and sources.toml."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]
Csv = Annotated[bool, typer.Option("--csv", help="Comma-separated values instead of a table.")]
Most = Annotated[int, typer.Option("--most", min=1, help="At most so many rows.")]
Evidence = Annotated[bool, typer.Option("--evidence", help="With what each article says of it.")]
Unmatched = Annotated[
    bool,
    typer.Option("--unmatched-plans", help="Action plans that answer no inspection we know."),
]
KnownOn = Annotated[
    date | None,
    typer.Option(
        parser=day_gone_by,
        metavar="DATE",
        help="What the ledger would have answered at the end of that day, such as 2025-03-01.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        parser=day_gone_by, metavar="DATE", help="Only what was first read since that day."
    ),
]
