"""``audit`` with its arguments and help."""

from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json

MOST_DAYS = 31

Days = Annotated[
    int, typer.Option(min=1, max=MOST_DAYS, help="What was published in so many days until now.")
]


def audit(config: Folder = FOLDER, days: Days = 7, as_json: Json = False) -> None:
    """Ask anew what the inspectorate published, and prove that everybody was told.

    Exit code 1 where an alert is missing or was late, 2 where no way to the lists answered.

    Example: probation-monitor audit --days 14
    """
    from monitor.cli import auditing

    auditing.audit(config, days, as_json=as_json)
