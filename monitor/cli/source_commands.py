"""``sources`` and what stands under it, with arguments and help."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.options import FOLDER, Folder, Json
from monitor.cli.refusing import Refused

sources = typer.Typer(
    help="Where the service looks: how each source stands; check, export, import.",
    invoke_without_command=True,
    context_settings={"max_content_width": 100},
    rich_markup_mode=None,
)

Group = Annotated[
    str,
    typer.Option(
        "--group",
        metavar="GROUP",
        help="Not those that are switched on but those of this group, such as Wales, or all.",
    ),
]


@sources.callback()
def show(context: typer.Context, config: Folder = FOLDER, as_json: Json = False) -> None:
    """Show each source: state, last good visit, next visit, last fault in words.

    Example: probation-monitor sources
    """
    if context.invoked_subcommand is None:
        from monitor.cli import looking
        from monitor.cli.forms import form

        looking.sources(config, form(False, as_json))


@sources.command("check")
def check(
    names: Annotated[
        list[str] | None, typer.Argument(help="Only these sources, switched on or not.")
    ] = None,
    group: Group = "",
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Visit each source once and say what answers; nothing is kept, no alert is sent.

    Where a site has moved, or is of another kind, the right words for sources.toml are shown.
    The exit code is 1 if one of them cannot be read.

    Example: probation-monitor sources check --group "North East"
    """
    from monitor.cli import checking
    from monitor.cli.forms import form

    if names and group:
        raise Refused("--group goes without names")
    checking.check_sources(config, names or [], group, form(False, as_json))


@sources.command("export")
def export(
    group: Group = "",
    file: Annotated[
        Path | None, typer.Option("--out", help="A new file, instead of standard output.")
    ] = None,
    config: Folder = FOLDER,
) -> None:
    """Write the feeds as OPML, for a feed reader.

    Example: probation-monitor sources export --out feeds.opml
    """
    from monitor.cli import sharing

    sharing.export(config, group, file)


@sources.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="An OPML file, as feed readers write it.")],
    config: Folder = FOLDER,
) -> None:
    """Print a feed reader's list as tables for sources.toml; no file is changed.

    Example: probation-monitor sources import feeds.opml >> config/sources.toml
    """
    from monitor.cli import sharing

    sharing.take_in(config, file)
