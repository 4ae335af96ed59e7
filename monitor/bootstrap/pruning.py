"""Config -> the database without what is old and concerns nobody."""

from collections.abc import Callable
from dataclasses import dataclass

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.records import Records, open_records
from monitor.config import Config
from monitor.domain.upkeep.pruning import Dropped, Room
from monitor.errors import BusyError
from monitor.service.pruning import DailyPrune, Prune
from monitor.store.engine.locks import lock_of
from monitor.store.engine.whereabouts import file_of

__all__ = ["Dropped", "Pruned", "Room", "daily_prune", "prune"]


@dataclass(frozen=True, slots=True)
class Pruned:
    """``before`` and ``after``: the room it takes; ``articles``: how many it knows.

    ``in_use``: the service works on it, so that it could not be written anew.
    """

    dropped: Dropped
    before: Room
    after: Room
    articles: int
    in_use: bool = False


def daily_prune(
    settings: Config, records: Records, clocks: Clocks, wait: Callable[[float], bool]
) -> DailyPrune:
    """What the service does by itself."""
    return DailyPrune(_prune(settings, records, clocks), wait, clocks.now)


def prune(settings: Config, *, dry_run: bool, progress: Callable[[int, int], None]) -> Pruned:
    """The whole of it at once, beside the running service or not. Raises StoreError.

    ``progress``: texts that were dropped, of so many.
    """
    clocks = Clocks()
    with open_records(settings, clocks.now) as records:
        work, before = _prune(settings, records, clocks), records.compaction.room()
        there = work.droppable()
        if dry_run:
            return Pruned(there, before, before, records.retention.articles())
        dropped = _dropped(work, there.texts, progress)
        in_use = not _compacted(settings, records)
        return Pruned(
            dropped, before, records.compaction.room(), records.retention.articles(), in_use
        )


def _prune(settings: Config, records: Records, clocks: Clocks) -> Prune:
    give_back = records.compaction.give_back
    return Prune(records.retention, give_back, settings.texts, clocks.now)


def _dropped(work: Prune, texts: int, progress: Callable[[int, int], None]) -> Dropped:
    dropped = Dropped()
    progress(0, texts)
    for step in work.steps():
        dropped += step
        if step.texts:
            progress(dropped.texts, max(texts, dropped.texts))
    return dropped


def _compacted(settings: Config, records: Records) -> bool:
    """False where the file must be written anew for that, and is in use."""
    if file_of(settings.database) is None:
        return True
    room = records.compaction.room()
    if room.returnable:
        records.compaction.checkpoint()
        return True
    try:
        with lock_of(settings.database):
            records.compaction.rewrite()
    except BusyError:
        return False
    return True
