"""``quarantine`` and what stands under it, with arguments and help."""

from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json

quarantine = typer.Typer(
    help="Visits that would change too much at once, held until you decide.",
    no_args_is_help=True,
    context_settings={"max_content_width": 100},
    rich_markup_mode=None,
)

Number = Annotated[int, typer.Argument(help="Of the run, as `quarantine list` names it.")]


@quarantine.command("list")
def show_all(
    every: Annotated[bool, typer.Option("--all", help="Those decided on, too.")] = False,
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Show what waits for you.

    Example: probation-monitor quarantine list
    """
    from monitor.cli import quarantining
    from monitor.cli.terminal.forms import form

    quarantining.show_all(config, form(False, as_json), every=every)


@quarantine.command("show")
def show(number: Number, config: Folder = FOLDER, as_json: Json = False) -> None:
    """Show the pages of a run, and what each is taken to say.

    Example: probation-monitor quarantine show 3
    """
    from monitor.cli import quarantining
    from monitor.cli.terminal.forms import form

    quarantining.show(config, number, form(False, as_json))


@quarantine.command("release")
def release(number: Number, config: Folder = FOLDER) -> None:
    """Take a run in as if it had just come; alerts go out by the usual rules.

    Example: probation-monitor quarantine release 3
    """
    from monitor.cli import quarantining

    quarantining.release(config, number)


@quarantine.command("drop")
def drop(number: Number, config: Folder = FOLDER) -> None:
    """Refuse a run: its pages are left alone as long as they stay as they are.

    Example: probation-monitor quarantine drop 3
    """
    from monitor.cli import quarantining

    quarantining.drop(config, number)
