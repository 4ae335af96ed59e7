"""Config -> walking the inspectorate's lists into the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from monitor import data
from monitor.bootstrap.channels import door
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.visiting import intake_of, lists_of
from monitor.config import Config
from monitor.domain.article import SourceName
from monitor.domain.ledger.baseline_check import Discrepancy, discrepancies
from monitor.domain.london import london_day
from monitor.domain.source import Source, nothing_follows
from monitor.domain.telling.routing import nobody
from monitor.domain.visiting.backfill import Walked
from monitor.errors import DataError
from monitor.service.backfill import Asked, Backfill, Step, Watched
from monitor.sources import PARSERS
from monitor.store.engine.locks import lock_of


@dataclass(frozen=True, slots=True)
class Walks:
    """One after the other; each goes on where it stopped."""

    work: Backfill
    records: Records
    clocks: Clocks

    def walk(self, source: Source, since: date | None, limit: int | None, step: Step) -> Walked:
        """``since``: leave out what appeared before. ``limit``: pages. Raises StoreError."""
        return self.work(source, Asked(since, limit), step)

    def against_baseline(self, walks: tuple[Walked, ...]) -> tuple[Discrepancy, ...]:
        """What is missing on the site can be told only once each walk is done."""
        live = (one for one in self.records.lookback.citations() if one.ended_at is None)
        shipped = data.baseline(self.clocks.now())
        standing = self.records.ledger.inspections()
        return tuple(discrepancies(shipped, standing, live, _walked_since(walks)))


def chosen(settings: Config, name: str) -> tuple[Source, ...]:
    """The official sources whose lists go on, or the one of that name. Raises DataError."""
    official = {source.name: source for source in settings.sources if source.official}
    walkable = {s.name: s for s in official.values() if _goes_on(s)}
    if not walkable:
        raise DataError(f"{settings.folder / 'sources.toml'}: no official source with a list")
    if not name:
        return tuple(walkable.values())
    if SourceName(name) in walkable:
        return (walkable[SourceName(name)],)
    pastless = "is no list that goes on into the past"
    fault = pastless if name in official else "is no official source"
    raise DataError(f"--source: {name!r} {fault}; there are: {', '.join(walkable)}")


def _goes_on(source: Source) -> bool:
    return PARSERS[source.kind].following is not nothing_follows


@contextmanager
def open_walks(settings: Config) -> Iterator[Walks]:
    """Holds the database for itself. Raises BusyError, StoreError."""
    clocks = Clocks()
    with (
        lock_of(settings.database),
        open_records(settings, clocks.now) as records,
    ):
        web = Watched(
            door(settings, records.robots, clocks.now, settings.backfill_gap, records.hosts)
        )
        intake = intake_of(settings, records, web, clocks)
        quiet = replace(intake, quiet=True, route=nobody)
        lists = lists_of(records, web, clocks)
        work = Backfill(web, lists, quiet, records.visits, records.backfills, clocks.now)
        yield Walks(work, records, clocks)


def _walked_since(walks: tuple[Walked, ...]) -> date | None:
    """How far back all pages were met; None while a walk is not done."""
    if any(each.stopped for each in walks):
        return None
    return min((london_day(each.oldest) for each in walks if each.oldest), default=None)
