"""Visit sources side by side: a few workers, one visit per source and host at a time."""

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock

from monitor.domain.article import SourceName
from monitor.domain.schedule import ready
from monitor.domain.source import Source
from monitor.domain.visit import Outcome
from monitor.errors import StoreError
from monitor.service.ports import Clock, Visits

log = logging.getLogger(__name__)

_AFTER_A_FAULT = timedelta(minutes=10)


class Rounds:
    """Starts visits and keeps count of those under way. Safe to call from several threads."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        poll: Callable[[Source], Outcome],
        visits: Visits,
        clock: Clock,
        workers: int,
    ) -> None:
        self.sources = sources
        self._poll = poll
        self._visits = visits
        self._clock = clock
        self._workers = workers
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="visit")
        self._under_way: dict[SourceName, Future[Outcome]] = {}
        self._not_before: dict[SourceName, datetime] = {}
        self._lock = Lock()

    def start_due(self) -> tuple[Future[Outcome], ...]:
        """Start what is due and fits beside the visits under way; returns at once."""
        due = {source.name: self._due(source) for source in self.sources}
        with self._lock:
            chosen = ready(self.sources, due, set(self._under_way), self._free(), self._clock())
            return tuple(map(self._start, chosen))

    def visit_all(self) -> Iterator[Outcome]:
        """Visit every source now, due or not; yields each outcome as it comes."""
        left = {source.name: source for source in self.sources}
        running: set[Future[Outcome]] = set()
        while left or running:
            started = self._start_some(left.values())
            for source, future in started:
                del left[source.name]
                running.add(future)
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)

    def stop(self, seconds: float) -> bool:
        """Wait for the visits under way; False where some would not end in time."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            running = list(self._under_way.values())
        return not wait(running, timeout=seconds).not_done

    def _due(self, source: Source) -> datetime | None:
        # Where the database took no note of the last visit, this does.
        noted = self._visits.of(source.name).next_due_at
        held = self._not_before.get(source.name)
        return max(noted, held) if noted and held else noted or held

    def _start_some(self, waiting: Iterable[Source]) -> tuple[tuple[Source, Future[Outcome]], ...]:
        with self._lock:
            under_way = set(self._under_way)
            listed = [*waiting, *(s for s in self.sources if s.name in under_way)]
            chosen = ready(listed, {}, under_way, self._free(), self._clock())
            return tuple((source, self._start(source)) for source in chosen)

    def _free(self) -> int:
        return self._workers - len(self._under_way)

    def _start(self, source: Source) -> Future[Outcome]:
        # Under the lock: the visit itself takes the lock only to sign off at its end.
        future = self._pool.submit(self._visit, source)
        self._under_way[source.name] = future
        return future

    def _visit(self, source: Source) -> Outcome:
        try:
            return self._poll(source)
        except StoreError as error:
            log.error("visit_not_kept", extra={"source": source.name, "reason": str(error)})
            self._not_before[source.name] = self._clock() + _AFTER_A_FAULT
            return Outcome(source, reason=f"the database refused: {error}")
        except Exception as error:  # noqa: BLE001 - the last stop of a thread: be loud, live on
            return self._broken(source, error)
        finally:
            with self._lock:
                self._under_way.pop(source.name, None)

    def _broken(self, source: Source, error: Exception) -> Outcome:
        log.error("visit_broke", extra={"source": source.name}, exc_info=error)
        reason = f"a fault of this program: {type(error).__name__}: {error}"
        now = self._clock()
        self._not_before[source.name] = now + _AFTER_A_FAULT
        with suppress(StoreError):
            self._visits.failed(source.name, reason, now, now + _AFTER_A_FAULT)
        return Outcome(source, reason=reason, next_due_at=now + _AFTER_A_FAULT)
