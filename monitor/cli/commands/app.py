"""Every command with its arguments and help. What each does is imported when it is called, so that
help appears at once.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from monitor import __version__
from monitor.cli.commands.alerts import preview, send_test_alert
from monitor.cli.commands.audit import audit
from monitor.cli.commands.database import backup, migrate_to, prune, restore
from monitor.cli.commands.deliveries import acknowledge, deliveries, silence
from monitor.cli.commands.options import FOLDER as _FOLDER
from monitor.cli.commands.options import (
    Csv,
    Evidence,
    Folder,
    Json,
    KnownOn,
    Most,
    Since,
    Unmatched,
)
from monitor.cli.commands.quarantine import quarantine
from monitor.cli.commands.review import review
from monitor.cli.commands.setup import check_config, doctor, init
from monitor.cli.commands.sources import sources
from monitor.cli.commands.subscriptions import subscriptions
from monitor.cli.commands.tokens import tokens
from monitor.cli.commands.typed import day_gone_by, instant
from monitor.cli.terminal.refusing import Refused
from monitor.domain.body import BodyKind

app = typer.Typer(
    name="probation-monitor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # frames would cut the options' names at a narrow terminal
    context_settings={"max_content_width": 100},
)

app.add_typer(sources, name="sources")
app.add_typer(subscriptions, name="subscriptions")
app.add_typer(quarantine, name="quarantine")
app.add_typer(tokens, name="tokens")
app.add_typer(review, name="review")

app.command()(init)

AsOf = Annotated[
    datetime | None,
    typer.Option(
        parser=instant,
        metavar="INSTANT",
        help="Act as if it were then, such as 2019-05-30T10:00Z. Without a zone: UTC. Not on the "
        "database that the service works with: see --database.",
    ),
]
Elsewhere = Annotated[
    str,
    typer.Option(
        "--database",
        metavar="URL",
        help="Not the configured database but this one, such as sqlite:///var/past.sqlite3.",
    ),
]


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"probation-monitor {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version."),
]


@app.callback()
def _whole(_version: Version = False) -> None:
    """Tells you within minutes when HM Inspectorate of Probation rates a body."""


@app.command()
def run(config: Folder = _FOLDER) -> None:
    """Run the service until Ctrl-C or SIGTERM.

    Example: probation-monitor run
    """
    from monitor.cli import running

    running.run(config)


@app.command()
def once(config: Folder = _FOLDER, as_of: AsOf = None, database: Elsewhere = "") -> None:
    """Visit every source once, send what is due, and end: for cron, and for travelling in time.

    What a run in the past learns is kept, but to the next run of today every source is new: what
    is older than the alert window is learned in silence.

    Example: probation-monitor once --as-of 2019-05-30T10:00Z --database sqlite:///var/past.sqlite3
    """
    from monitor.cli import running

    running.once(config, as_of, database)


@app.command()
def demo(
    days: Annotated[int, typer.Option(min=1, max=7, help="How many days to play.")] = 4,
    folder: Annotated[Path, typer.Option(help="Where to leave what was sent.")] = Path("var/demo"),
    look: Annotated[
        bool | None,
        typer.Option(help="Leave the dashboard open at the end, until Ctrl-C. At a terminal: yes."),
    ] = None,
) -> None:
    """Play some days without any network: a small inspectorate, two papers, mail and Slack.

    Example: probation-monitor demo
    """
    from monitor.cli import playing

    playing.demo(folder, days, look=sys.stdout.isatty() if look is None else look)


@app.command()
def read(
    place: Annotated[
        str, typer.Argument(help="A file, a web address, or - for what is typed or piped in.")
    ] = "-",
    as_json: Json = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line, in and out.")
    ] = False,
    config: Folder = _FOLDER,
) -> None:
    """Read an article and say what it reports, and why. Nothing is kept.

    Example: probation-monitor read article.txt --json
    """
    from monitor.cli import reading

    if jsonl and (place != "-" or as_json):
        raise Refused("--jsonl reads standard input only, and goes without --json")
    if jsonl:
        reading.read_lines()
    else:
        reading.read(place, config, as_json=as_json)


@app.command()
def evaluate(
    corpus: Annotated[Path, typer.Argument(help="Labelled articles, one JSON object a line.")],
    as_json: Json = False,
) -> None:
    """Read labelled articles and say how well: measures by category, kind and trap, every miss.

    Example: probation-monitor evaluate tests/corpus/golden.jsonl
    """
    from monitor.cli import evaluating

    evaluating.evaluate(corpus, as_json=as_json)


@app.command()
def history(  # noqa: PLR0913 - one for each option
    body: Annotated[str, typer.Argument(help="A name, a place or an id; all if left out.")] = "",
    *,
    kind: Annotated[BodyKind | None, typer.Option(help="Only bodies of this kind.")] = None,
    region: Annotated[str, typer.Option(help="Only bodies of this probation region.")] = "",
    rating: Annotated[str, typer.Option(help="Only bodies that stand so, such as RI.")] = "",
    gaps: Annotated[bool, typer.Option("--gaps", help="Bodies without any known rating.")] = False,
    unmatched: Unmatched = False,
    as_known_on: KnownOn = None,
    evidence: Evidence = False,
    config: Folder = _FOLDER,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Show the ledger: where each body stands, or one body's years, inspections and sources.

    Example: probation-monitor history "West Kent" --evidence
    """
    from monitor.cli import history
    from monitor.cli.terminal.choosing import Choice
    from monitor.cli.terminal.forms import form

    choice = Choice(body, kind, region, rating)
    asked = history.Asked(choice, form(as_csv, as_json), as_known_on, gaps, evidence, unmatched)
    history.show(asked, config)


@app.command()
def replay(
    apply: Annotated[bool, typer.Option("--apply", help="Write it; without, only show.")] = False,
    since: Since = None,
    config: Folder = _FOLDER,
    as_json: Json = False,
) -> None:
    """Read all kept articles again with today's rules: what would change, and why.

    Example: probation-monitor replay --since 2026-01-01
    """
    from monitor.cli import replaying
    from monitor.cli.terminal.forms import form

    replaying.replay(config, since, form(False, as_json), apply=apply)


@app.command()
def backfill(
    source: Annotated[
        str, typer.Option(metavar="NAME", help="Only this official source; all if left out.")
    ] = "",
    since: Annotated[
        date | None,
        typer.Option(parser=day_gone_by, metavar="DATE", help="Not further back than that day."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many pages in this run.")
    ] = None,
    config: Folder = _FOLDER,
    as_json: Json = False,
) -> None:
    """Walk the inspectorate's whole lists into the past, politely and in silence.

    Whatever interrupts it, the next run goes on there. At its end: what differs from the shipped
    history.

    Example: probation-monitor backfill --since 2025-01-01
    """
    from monitor.cli import backfilling
    from monitor.cli.terminal.forms import form

    backfilling.backfill(config, backfilling.Wanted(source, since, limit), form(False, as_json))


@app.command()
def bodies(
    query: Annotated[str, typer.Argument(help="Part of a name, a place or an id.")] = "",
    as_json: Json = False,
) -> None:
    """List the bodies we know by name, alias, place or id.

    Example: probation-monitor bodies gateshead
    """
    from monitor.cli import looking
    from monitor.cli.terminal.forms import form

    looking.bodies(query, form(False, as_json))


@app.command()
def events(config: Folder = _FOLDER, most: Most = 50, as_json: Json = False) -> None:
    """Show what changed in the ledger, the newest first.

    Example: probation-monitor events --json
    """
    from monitor.cli import looking
    from monitor.cli.terminal.forms import form

    looking.events(config, most, form(False, as_json))


app.command()(deliveries)
app.command()(silence)
app.command()(acknowledge)
app.command()(audit)
app.command()(backup)
app.command()(restore)
app.command("migrate-to")(migrate_to)
app.command()(prune)
app.command()(preview)
app.command("test-alert")(send_test_alert)
app.command("check-config")(check_config)
app.command()(doctor)


@app.command()
def health(config: Folder = _FOLDER) -> None:
    """Exit with 0 if the running service has done its rounds lately, else with 1.

    An edited configuration that the service refuses is told, and is no illness.

    Example: probation-monitor health
    """
    from monitor.cli import wellness

    wellness.health(config)
