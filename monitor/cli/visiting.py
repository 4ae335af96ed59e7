"""The command that visits single sources now: by itself, or by the service that runs."""

import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import typer

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.service import build
from monitor.cli.pausing import switched_on
from monitor.cli.terminal.interrupting import interruptible
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.views.outcomes import settle, sum_up, told
from monitor.config import Config
from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.domain.visiting.visit import Visit
from monitor.errors import BusyError

_PATIENCE_S = 120.0
"""Longer than one visit may take, and the tick of the service before it."""
_LOOK_S = 0.5


def visit(folder: Path, names: list[str], group: str) -> None:
    """Exit code 1 where none answered, an alert could not be sent, or nobody came to visit.

    Raises Refused, DataError, ConfigError.
    """
    settings = settings_of(folder, "ERROR")
    sources = switched_on(settings, names, group)
    try:
        service = build(settings, out)
    except BusyError:
        _ask(settings, sources)
        return
    with service:
        outcomes = [told(outcome) for outcome in service.rounds.visit(sources)]
        tally = service.deliver()
    sum_up(outcomes, tally)
    settle(outcomes, tally)


def _ask(settings: Config, sources: tuple[Source, ...]) -> None:
    """Whoever holds the database is the service, most likely: it visits at its next tick."""
    names, now = [source.name for source in sources], utc_now()
    with open_records(settings) as records:
        records.requests.ask(names, now)
        out.print("Asked the running service for it.")
        with interruptible("Not waited for; the visit is made all the same."):
            left = _awaited(records, names)
        fine = [_say(name, records.visits.of(name), now) for name in names if name not in left]
    if left:
        words = f"Not visited yet: {', '.join(left)}. It is noted, and done once the service can."
        out.print(words, markup=False, soft_wrap=True)
    if left or not any(fine):
        raise typer.Exit(1)


def _awaited(records: Records, names: Iterable[SourceName]) -> list[SourceName]:
    """Those that nobody has visited in good time."""
    until = time.monotonic() + _PATIENCE_S
    while (left := [n for n in names if n in records.requests.waiting()]) and (
        time.monotonic() < until
    ):
        time.sleep(_LOOK_S)
    return left


def _say(name: SourceName, visit: Visit, asked: datetime) -> bool:
    """Returns whether the source was visited and could be read."""
    cut_off = visit.last_tried_at is None or visit.last_tried_at < asked
    reason = "the visit was not brought to its end" if cut_off else visit.reason or ""
    if cut_off or visit.failures:
        out.print(f"✗ {name}: {reason}; next try {local(visit.next_due_at)}", markup=False)
        return False
    out.print(f"✓ {name}: {reason or 'visited'}", markup=False)
    return True
