"""Commands that work: run, once, test-alert."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import typer

from monitor import scheduler
from monitor.bootstrap.clock import Clocks, utc_now
from monitor.bootstrap.dashboard import dashboard
from monitor.bootstrap.fingerprint import fingerprint
from monitor.bootstrap.reloading import Reload
from monitor.bootstrap.service import App, build
from monitor.cli.terminal.screen import log_by, out, settings_of
from monitor.cli.trial import trial
from monitor.cli.views.outcomes import settle, sum_up, told
from monitor.cli.views.ways import ways, where_to
from monitor.config import Config
from monitor.domain.pause import holding
from monitor.errors import DataError
from monitor.systemd import Supervisor


def run(folder: Path) -> None:
    """The service, until a signal ends it."""
    made_of = fingerprint(folder, os.environ)
    settings = settings_of(folder)
    with (
        build(settings, out, beside=True) as service,
        dashboard(service) as address,
        _visits(service) as visits,
    ):
        _greet(service, address)
        edited = Reload(made_of, os.environ, log_by)
        if not scheduler.serve(service, edited, Supervisor(os.environ), visits):
            # Still inside: the database stays ours until the process is gone.
            out.print("Stopped. What was still waiting for a server will be done again.")
            scheduler.leave(0)
    out.print("Stopped.")


def _visits(service: App) -> AbstractContextManager[Callable[[], object] | None]:
    """Where several workers share a database, they share the visits, too."""
    if service.records.hosts is None:
        return nullcontext()
    from monitor.cluster import shared_visits  # with libraries that others need not have

    return shared_visits(service)


def once(folder: Path, as_of: datetime | None, database: str) -> None:
    """One round. Exit code 1 where no source answered or an alert could not be sent.

    ``database``: its URL; empty for the configured one.
    """
    settings = settings_of(folder, "ERROR")
    settings = replace(settings, database=database) if database else settings
    with build(settings, out, _clocks(as_of)) as service:
        outcomes = [told(outcome) for outcome in service.rounds.visit_all()]
        if as_of is None:  # of the past nobody can ask whether a page is still there
            service.withdrawals()
            service.watch()
            service.reminders()
        service.digests()
        tally = service.deliver()
        paused = holding(service.records.pauses.all(), service.clock())
    sum_up(outcomes, tally)
    if paused:
        out.print(f"Paused, and left out: {', '.join(paused)}", markup=False, soft_wrap=True)
    settle(outcomes, tally)


def send_test_alert(channel: str, folder: Path) -> None:
    """Exit code 1 where any channel did not accept it."""
    if not trial(settings_of(folder, "ERROR"), channel, out):
        raise typer.Exit(1)


def _clocks(as_of: datetime | None) -> Clocks:
    if as_of is None:
        return Clocks()
    if as_of > utc_now():
        raise DataError(f"--as-of: {as_of:%Y-%m-%dT%H:%MZ} lies in the future")
    return Clocks(now=lambda: as_of)


def _greet(service: App, address: str | None) -> None:
    settings = service.settings
    known = len(service.records.ledger.inspections())
    out.print("[bold]Probation Monitor[/] is running. Ctrl-C ends it.")
    lines = (
        f"Ledger:  {known} inspections known, in {service.records.database.name}",
        f"Sources: {len(settings.sources)} in {settings.folder / 'sources.toml'}",
        f"Alerts:  to {where_to(settings)}",
    )
    for line in lines:
        out.print(f"  {line}", markup=False, soft_wrap=True)
    out.print(_next_step(settings))
    if address:
        out.print(f"Look at it: {address}\n", markup=False, soft_wrap=True)


def _next_step(settings: Config) -> str:
    if ways(settings):
        return "See that they arrive: [bold]probation-monitor test-alert[/]\n"
    file = settings.folder / "monitor.toml"
    return (
        "No way to reach you is set up yet. Next step: fill in \\[email] in "
        f"[bold]{file}[/], or set [bold]MONITOR_SLACK_WEBHOOK[/], and start again.\n"
    )
