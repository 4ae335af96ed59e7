"""``deliveries``, ``silence`` and ``acknowledge`` with their arguments and help."""

from typing import Annotated

import typer

from monitor.cli.commands.options import FOLDER, Folder, Json, Most


def deliveries(  # noqa: PLR0913 - one for each option
    action: Annotated[str, typer.Argument(metavar="[retry]", help="Try dead ones again.")] = "",
    delivery: Annotated[
        str, typer.Argument(metavar="[ID]", help="Which; the first characters are enough.")
    ] = "",
    *,
    dead: Annotated[bool, typer.Option("--dead", help="Only those that were given up.")] = False,
    all_dead: Annotated[
        bool, typer.Option("--all-dead", help="With retry: all that were given up.")
    ] = False,
    config: Folder = FOLDER,
    most: Most = 50,
    as_json: Json = False,
) -> None:
    """Show every alert on its way: sent, pending with the next try, or given up, and why.

    Example: probation-monitor deliveries --dead

    Example: probation-monitor deliveries retry 3f2a91
    """
    from monitor.cli import letters
    from monitor.cli.terminal.forms import form

    if action:
        letters.act(config, action, delivery, all_dead=all_dead)
    elif all_dead:
        raise typer.BadParameter("--all-dead goes with: deliveries retry")
    else:
        letters.show(config, most, form(False, as_json), dead=dead)


def silence(  # noqa: PLR0913 - one for each option
    what: Annotated[
        str, typer.Argument(metavar="[BODY|SOURCE|CHANNEL]", help="Nothing: what is silent now.")
    ] = "",
    *,
    until: Annotated[
        str, typer.Option(metavar="WHEN", help='2026-05-03, 2026-05-03T09:00 or "3 days".')
    ] = "",
    reason: Annotated[str, typer.Option(help="Why: it stands in every digest.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="Show what is silent now.")] = False,
    end: Annotated[
        str, typer.Option(metavar="NUMBER|NAME", help="End a silence before its time.")
    ] = "",
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Hold back what concerns a body, a source or a channel. Nothing is dropped: it leaves then.

    Example: probation-monitor silence "West Kent PDU" --until "3 days" --reason "known to all"
    """
    from monitor.cli import silencing
    from monitor.cli.terminal.forms import form

    if end and (what or until or listed):
        raise typer.BadParameter("--end goes alone")
    if end:
        silencing.end(config, end)
    elif what and not listed:
        silencing.begin(config, what, until, reason)
    else:
        silencing.show(config, form(False, as_json))


def acknowledge(
    event: Annotated[
        str, typer.Argument(help="Its key, or how that begins; nothing: what waits for somebody.")
    ] = "",
    config: Folder = FOLDER,
    as_json: Json = False,
) -> None:
    """Say that you know of a trouble, or have decided: it stays quiet until it changes.

    Example: probation-monitor acknowledge 3f2a91
    """
    from monitor.cli import acknowledging
    from monitor.cli.terminal.forms import form

    if event:
        acknowledging.acknowledge(config, event)
    else:
        acknowledging.show(config, form(False, as_json))
