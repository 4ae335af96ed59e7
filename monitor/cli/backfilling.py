"""The command that walks the inspectorate's lists into the past."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import typer

from monitor.bootstrap.backfilling import Walks, chosen, open_walks
from monitor.bootstrap.reference import gazetteer
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.interrupting import interruptible
from monitor.cli.terminal.progress import progress
from monitor.cli.terminal.screen import out, settings_of
from monitor.cli.views.backfill import show_discrepancies, show_walk
from monitor.domain.ledger.baseline_check import Discrepancy
from monitor.domain.source import Source
from monitor.domain.visiting.backfill import Walked

_INTERRUPTED = "Interrupted. Everything read so far is kept; run it again to go on there."


@dataclass(frozen=True, slots=True)
class Wanted:
    """``source``: a name, all if empty. ``limit``: pages in this run, of all sources together."""

    source: str = ""
    since: date | None = None
    limit: int | None = None


def backfill(folder: Path, wanted: Wanted, how: Form) -> None:
    """Exit code 1 where a walk could not be done to its end, but for a limit that was asked for.

    Raises BusyError, ConfigError, DataError, StoreError.
    """
    settings = settings_of(folder, "ERROR")
    sources = chosen(settings, wanted.source)
    with interruptible(_INTERRUPTED), open_walks(settings) as walks:
        done = _walk_all(walks, sources, wanted)
        found = walks.against_baseline(done) if settings.baseline else ()
    _show(done, found, how, compared=settings.baseline)
    if any(each.stopped and not each.limited for each in done):
        raise typer.Exit(1)


def _walk_all(walks: Walks, sources: tuple[Source, ...], wanted: Wanted) -> tuple[Walked, ...]:
    done: list[Walked] = []
    for source in sources:
        taken = sum(each.taken for each in done)
        left = None if wanted.limit is None else wanted.limit - taken
        with progress(source.name) as step:
            done.append(walks.walk(source, wanted.since, left, step))
    return tuple(done)


def _show(
    done: tuple[Walked, ...], found: tuple[Discrepancy, ...], how: Form, *, compared: bool
) -> None:
    if how is Form.JSON:
        rows = [asdict(each) for each in found] if compared else None
        return print_json({"sources": [asdict(each) for each in done], "differences": rows})
    for each in done:
        show_walk(each, out)
    if compared:
        return show_discrepancies(found, gazetteer(), out)
    return out.print("The baseline is switched off: there is nothing to compare with.")
