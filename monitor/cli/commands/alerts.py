"""Commands about what people are sent: preview, test-alert."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER as _FOLDER
from monitor.cli.commands.options import Folder


def preview(
    event: Annotated[
        str,
        typer.Argument(
            help="A sample such as rating_down, group, weekly or late, or how the key of an event "
            "of the ledger begins (see: events --json)."
        ),
    ],
    channel: Annotated[
        str, typer.Option(metavar="NAME", help="email, slack, webhook, apprise or console.")
    ] = "email",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where to write it; of a mail .html, .txt or, for the whole, .eml. Without: a "
            "file in var/preview.",
        ),
    ] = None,
    config: Folder = _FOLDER,
) -> None:
    """Write what a message would look like to a file, with your own templates. Nothing is sent.

    Example: probation-monitor preview rating_down --channel email --out alert.html
    """
    from monitor.cli import previewing

    previewing.preview(event, channel, out, config)


def send_test_alert(
    channel: Annotated[
        str,
        typer.Argument(help="email, slack, webhook:crm, apprise:teams, console; all if left out."),
    ] = "",
    config: Folder = _FOLDER,
) -> None:
    """Send a message marked as a test, and say truly whether it was accepted.

    Example: probation-monitor test-alert slack
    """
    from monitor.cli import running

    running.send_test_alert(channel, config)
