"""``subscriptions`` and what stands under it, with arguments and help."""

from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder
from monitor.cli.commands.typed import rating
from monitor.domain.event import EventKind
from monitor.domain.rating import Rating

subscriptions = typer.Typer(
    help="Who is told what, and when.",
    invoke_without_command=True,
    context_settings={"max_content_width": 100},
    rich_markup_mode=None,
)


@subscriptions.callback()
def show(context: typer.Context, config: Folder = FOLDER) -> None:
    """Show who is told what, and when.

    Example: probation-monitor subscriptions
    """
    if context.invoked_subcommand is None:
        from monitor.cli import subscribing

        subscribing.show(config)


@subscriptions.command("test")
def trial(  # noqa: PLR0913, PLR0917 - one for each option
    body: Annotated[str, typer.Argument(help="A body by name, id, or words of its name.")],
    kind: Annotated[EventKind, typer.Argument(help="What happens to it.")],
    config: Folder = FOLDER,
    after: Annotated[
        Rating | None,
        typer.Option(
            "--rating", parser=rating, metavar="RATING", help="The new one, such as Good."
        ),
    ] = None,
    press: Annotated[bool, typer.Option("--press", help="Only the press says so yet.")] = False,
    confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="How sure the reading is.")
    ] = 1.0,
) -> None:
    """Show who would be told of an event, where and when; and who would not, and why.

    Example: probation-monitor subscriptions test "West Kent PDU" rating_down --rating Inadequate
    """
    from monitor.cli import subscribing

    supposed = subscribing.Supposed(body, kind, after, press, confidence)
    subscribing.trial(config, supposed)
