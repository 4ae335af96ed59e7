"""``tokens`` and what stands under it, with arguments and help."""

from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder

tokens = typer.Typer(
    help="By which programs ask the dashboard for figures: list, add, revoke.",
    invoke_without_command=True,
    context_settings={"max_content_width": 100},
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="Of the program, such as prometheus.")]


@tokens.callback()
def show(context: typer.Context, config: Folder = FOLDER) -> None:
    """Show the names of all tokens.

    Example: probation-monitor tokens
    """
    from monitor.cli import admitting

    if context.invoked_subcommand is None:
        admitting.show(config)


@tokens.command("add")
def add(name: Name, config: Folder = FOLDER) -> None:
    """Make a token and show it, this once.

    Example: probation-monitor tokens add prometheus
    """
    from monitor.cli import admitting

    admitting.add(config, name)


@tokens.command("revoke")
def revoke(name: Name, config: Folder = FOLDER) -> None:
    """From now on it opens nothing.

    Example: probation-monitor tokens revoke prometheus
    """
    from monitor.cli import admitting

    admitting.revoke(config, name)
