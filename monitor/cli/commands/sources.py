"""``sources`` and what stands under it, with arguments and help."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json
from monitor.cli.terminal.refusing import Refused

sources = typer.Typer(
    help="Where the service looks: how each source stands; pause, visit, check.",
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

OfState = Annotated[
    str, typer.Option("--state", metavar="STATE", help="Only those in this state, such as late.")
]
OfGroup = Annotated[
    str, typer.Option("--group", metavar="GROUP", help="All that are on of a group, such as Wales.")
]
Names = Annotated[list[str] | None, typer.Argument(help="Names of sources, as in sources.toml.")]


@sources.callback()
def show(
    context: typer.Context, state: OfState = "", config: Folder = FOLDER, as_json: Json = False
) -> None:
    """Show each source, those in trouble first: state, last good and next visit, what it brought in
    30 days and how late, last fault in words.

    Example: probation-monitor sources --state late
    """
    if context.invoked_subcommand is None:
        from monitor.cli import source_list
        from monitor.cli.terminal.forms import form

        source_list.show(config, state, form(False, as_json))


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
    from monitor.cli.terminal.forms import form

    if names and group:
        raise Refused("--group goes without names")
    checking.check_sources(config, names or [], group, form(False, as_json))


@sources.command("pause")
def pause(
    names: Names = None,
    group: OfGroup = "",
    until: Annotated[
        str, typer.Option(help='Such as "3 days", 2026-05-03; until it is resumed if left out.')
    ] = "",
    reason: Annotated[str, typer.Option(help="Why; it stands in the list and in digests.")] = "",
    config: Folder = FOLDER,
) -> None:
    """Leave sources alone for a while; a running service knows within seconds.

    A paused source is neither visited nor told of as broken. Of a pause without an end, those who
    run the service are reminded every two weeks.

    Example: probation-monitor sources pause "Kent Online" --until "3 days" --reason "it moves"
    """
    from monitor.cli import pausing

    pausing.pause(config, names or [], group, until, reason)


@sources.command("resume")
def resume(names: Names = None, group: OfGroup = "", config: Folder = FOLDER) -> None:
    """Take up paused sources again.

    Example: probation-monitor sources resume "Kent Online"
    """
    from monitor.cli import pausing

    pausing.resume(config, names or [], group)


@sources.command("visit")
def visit(names: Names = None, group: OfGroup = "", config: Folder = FOLDER) -> None:
    """Visit sources now, due or not, paused or not, and send what comes of it.

    Where the service runs on the same database, it is asked to, and waited for. The exit code is
    1 if none of them could be read.

    Example: probation-monitor sources visit "Kent Online"
    """
    from monitor.cli import visiting

    visiting.visit(config, names or [], group)


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
