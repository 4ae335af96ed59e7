"""Commands that work: run, once, demo, test-alert, check-config, health."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding

from monitor import bootstrap, scheduler
from monitor.bootstrap import App
from monitor.cli.app import AsOf, ConfigFolder, app, aware, local, out, settings_of
from monitor.cli.trial import trial
from monitor.config import Config
from monitor.domain.event import Tally
from monitor.domain.visit import Outcome

_FOLDER = Path("config")
_STALE = timedelta(minutes=2)


@app.command()
def run(config: ConfigFolder = _FOLDER) -> None:
    """Run the service until Ctrl-C or SIGTERM.

    Example: probation-monitor run
    """
    settings = settings_of(config)
    with bootstrap.build(settings, out) as service:
        _greet(service)
        finished = scheduler.serve(service)
    out.print("Stopped." if finished else "Stopped; a visit that hung will be made again.")
    if not finished:
        scheduler.leave(0)


@app.command()
def once(
    config: ConfigFolder = _FOLDER,
    as_of: AsOf = None,
) -> None:
    """Visit every source once, send what is due, and end: for cron, and for travelling in time.

    Example: probation-monitor once --as-of 2019-05-30T10:00Z
    """
    settings = settings_of(config, "ERROR")
    clocks = bootstrap.Clocks()
    if as_of is not None:
        then = aware(as_of)
        clocks = bootstrap.Clocks(now=lambda: then)
    with bootstrap.build(settings, out, clocks) as service:
        outcomes = [_told(outcome) for outcome in service.rounds.visit_all()]
        tally = service.deliver()
        _sum_up(outcomes, tally)
    if all(outcome.reason for outcome in outcomes) or tally.postponed or tally.dead:
        raise typer.Exit(1)


@app.command("test-alert")
def send_test_alert(
    channel: Annotated[str, typer.Argument(help="email, slack or console; all if left out.")] = "",
    config: ConfigFolder = _FOLDER,
) -> None:
    """Send a message marked as a test, and say truly whether it was accepted.

    Example: probation-monitor test-alert slack
    """
    if not trial(settings_of(config, "ERROR"), channel, out):
        raise typer.Exit(1)


@app.command("check-config")
def check_config(config: ConfigFolder = _FOLDER) -> None:
    """Check the configuration and say every fault: file, key, reason.

    Example: probation-monitor check-config --config /etc/probation-monitor
    """
    settings = settings_of(config)
    out.print(f"{config}: in order. {len(settings.sources)} sources; {_where_to(settings)}.")


@app.command()
def health(config: ConfigFolder = _FOLDER) -> None:
    """Exit with 0 if the running service has done its rounds lately, else with 1.

    Example: probation-monitor health
    """
    with bootstrap.open_records(settings_of(config, "ERROR")) as records:
        beats = records.heartbeats.all()
    now = bootstrap.utc_now()
    stopped = [name for name, at in sorted(beats.items()) if now - at > _STALE]
    if stopped or not beats:
        out.print(f"Not well: no sign of {', '.join(stopped) or 'a running service'}.")
        raise typer.Exit(1)
    out.print(f"Well: {', '.join(sorted(beats))} at work.")


@app.command()
def demo(
    days: Annotated[int, typer.Option(min=1, max=7, help="How many days to play.")] = 4,
    folder: Annotated[Path, typer.Option(help="Where to leave what was sent.")] = Path("var/demo"),
) -> None:
    """Play some days without any network: a small inspectorate, two papers, mail and Slack.

    Example: probation-monitor demo
    """
    from monitor.demo import play

    if not play(folder, days, out):
        raise typer.Exit(1)


def _greet(service: App) -> None:
    settings = service.settings
    known = len(service.records.ledger.inspections())
    out.print("[bold]Probation Monitor[/] is running. Ctrl-C ends it.")
    lines = (
        f"Ledger:  {known} inspections known, in {settings.database}",
        f"Sources: {len(settings.sources)} in {settings.folder / 'sources.toml'}",
        f"Alerts:  {_where_to(settings)}",
    )
    for line in lines:
        out.print(Padding(line, (0, 2)), markup=False)
    out.print(_next_step(settings))


def _where_to(settings: Config) -> str:
    ways = [f"email to {', '.join(settings.email.to)}"] if settings.email else []
    ways += ["Slack"] if settings.slack else []
    return "alerts go to " + " and ".join(ways) if ways else "alerts go to this console"


def _next_step(settings: Config) -> str:
    if settings.email or settings.slack:
        return "See that they arrive: [bold]probation-monitor test-alert[/]\n"
    file = settings.folder / "monitor.toml"
    return (
        "Neither email nor Slack is set up yet. Next step: fill in \\[email] in "
        f"[bold]{file}[/], or set [bold]MONITOR_SLACK_WEBHOOK[/], and start again.\n"
    )


def _told(outcome: Outcome) -> Outcome:
    name = outcome.source.name
    if outcome.reason:
        next_try = f"; next try {local(outcome.next_due_at)}" if outcome.next_due_at else ""
        out.print(f"✗ {name}: {outcome.reason}{next_try}", style="red", markup=False)
    else:
        owed = f", {outcome.owed} still owed" if outcome.owed else ""
        out.print(f"✓ {name}: {outcome.entries} entries{owed}", markup=False)
    return outcome


def _sum_up(outcomes: list[Outcome], tally: Tally) -> None:
    events = sum(len(change.events) for outcome in outcomes for change in outcome.changes)
    out.print(
        f"{len(outcomes)} sources visited, {events} new events; deliveries: "
        f"{len(tally.sent)} sent, {len(tally.postponed)} postponed, {len(tally.dead)} given up."
    )
    for delivery in (*tally.postponed, *tally.dead):
        out.print(f"  {delivery.recipient.channel}: {delivery.event.body}", markup=False)
