"""Visit sources side by side: a few workers, one visit per source and host at a time.

Who makes us wait keeps nobody else waiting: a long visit gives its place up to another.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event, Lock

from monitor.domain.article import SourceName
from monitor.domain.pause import holding
from monitor.domain.source import Source
from monitor.domain.visiting.schedule import overdue, ready
from monitor.domain.visiting.visit import Outcome
from monitor.errors import StoreError
from monitor.service.ports import Clock, Visits
from monitor.service.source_ports import Pauses, VisitRequests

log = logging.getLogger(__name__)

_AFTER_A_FAULT = timedelta(minutes=10)

_AFTER_A_KILL = timedelta(minutes=15)

_MOST_WORKERS = 64
"""So many threads there may ever be; how many are at work, the plan says."""

_LONG = timedelta(seconds=10)
"""A visit that takes longer waits for its host: it costs a thread and hardly any work. Were its
place kept, a few hosts that drip would leave none for all the others."""

_LOOK_AGAIN_S = 1.0

_FIRST_OF_ALL = datetime.min.replace(tzinfo=UTC)

_AT_ONE_LOOK = 4
"""Visits begun at one look, and looks come each second: after a night without power nobody meets a
crowd."""

_LOOKS_FOR_ALL = 60
"""In so many looks everything has its turn, where there are very many sources."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the configuration says of visits. ``poll`` makes one; ``workers``: so many at once,
    beside those that wait for a slow host."""

    sources: tuple[Source, ...]
    poll: Callable[[Source], Outcome]
    workers: int


@dataclass(frozen=True, slots=True)
class _UnderWay:
    source: Source
    outcome: Future[Outcome]
    began: datetime


class Rounds:
    """Starts visits and keeps count of those under way. Safe to call from several threads.

    Where a person asked for a visit, it is made at once, be the source paused or not.
    """

    def __init__(
        self, plan: Plan, visits: Visits, pauses: Pauses, requests: VisitRequests, clock: Clock
    ) -> None:
        self._plan = plan
        self._visits = visits
        self._pauses = pauses
        self._requests = requests
        self._clock = clock
        self._pool = ThreadPoolExecutor(_MOST_WORKERS, thread_name_prefix="visit")
        self._under_way: dict[SourceName, _UnderWay] = {}
        self._not_before: dict[SourceName, datetime] = {}
        self._lock = Lock()
        self._begun = Event()

    def follow(self, plan: Plan) -> None:
        """From now on; visits under way end as they began."""
        with self._lock:
            self._plan = plan

    def start_due(self) -> tuple[Future[Outcome], ...]:
        """Start a few of those that are due and fit beside the visits under way; returns at once.

        Those that are due longest come first.
        """
        plan = self._plan
        each, due = self._wanted(plan)
        most = max(_AT_ONE_LOOK, len(plan.sources) // _LOOKS_FOR_ALL)
        started = self._start_some(each, due, plan, most)
        self._begun.set()
        return tuple(future for _, future in started)

    def wait_for_the_first(self, seconds: float) -> None:
        """Until the first look for what is due has started its visits, but no longer than this."""
        self._begun.wait(seconds)

    def overdue(self) -> tuple[Source, ...]:
        """All whose time has come, for whoever hands them out to several workers."""
        each, due = self._wanted(self._plan)
        return overdue(each, due, self._clock())

    def visit_if_due(self, name: SourceName) -> Outcome | None:
        """Visit it in the caller's thread; None where another has done so, or nobody wants it.

        Whoever is killed in the middle leaves it to others, but not at once: they would hurry it.
        Raises StoreError.
        """
        plan = self._plan
        source = next((one for one in plan.sources if one.name == name), None)
        if source is None or not self._is_wanted(source):
            return None
        self._visits.reserved(name, self._clock() + min(source.every, _AFTER_A_KILL))
        return self._visit(source, plan.poll)

    def visit_all(self) -> Iterator[Outcome]:
        """Visit every source now, due or not, but for those that are paused."""
        yield from self.visit(self._awake(self._plan.sources))

    def visit(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Visit these now, due, paused or not; yields each outcome as it comes."""
        left = {source.name: source for source in sources}
        running: set[Future[Outcome]] = set()
        while left or running:
            started = self._start_some(left.values(), {}, self._plan, self._plan.workers)
            for source, future in started:
                del left[source.name]
                running.add(future)
            done, running = wait(running, _LOOK_AGAIN_S, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)

    def stop(self, seconds: float) -> bool:
        """Wait for the visits under way; False where some would not end in time."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            running = [each.outcome for each in self._under_way.values()]
        return not wait(running, timeout=seconds).not_done

    def _awake(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        paused = holding(self._pauses.all(), self._clock())
        return tuple(source for source in sources if source.name not in paused)

    def _wanted(
        self, plan: Plan
    ) -> tuple[tuple[Source, ...], Mapping[SourceName, datetime | None]]:
        """Those that may be visited, and when each is to be; what was asked for is long due."""
        asked = self._requests.waiting()
        wanted = (*(s for s in plan.sources if s.name in asked), *self._awake(plan.sources))
        each = {source.name: source for source in wanted}
        noted = {**self._visits.due(), **dict.fromkeys(asked, _FIRST_OF_ALL)}
        return tuple(each.values()), {name: self._later(name, noted.get(name)) for name in each}

    def _is_wanted(self, source: Source) -> bool:
        if source.name in self._requests.waiting():
            return True
        noted = self._visits.of(source.name).next_due_at
        due = {source.name: self._later(source.name, noted)}
        return bool(overdue(self._awake((source,)), due, self._clock()))

    def _later(self, name: SourceName, noted: datetime | None) -> datetime | None:
        # Where the database took no note of the last visit, ``held`` did.
        held = self._not_before.get(name)
        return max(noted, held) if noted and held else noted or held

    def _start_some(
        self,
        wanted: Iterable[Source],
        due: Mapping[SourceName, datetime | None],
        plan: Plan,
        most: int,
    ) -> tuple[tuple[Source, Future[Outcome]], ...]:
        with self._lock:
            # A source under way may be in the plan no more, or with another address.
            listed = [*wanted, *(each.source for each in self._under_way.values())]
            now = self._clock()
            free = min(most, self._places(plan, now))
            chosen = ready(listed, due, set(self._under_way), free, now)
            return tuple((source, self._start(source, plan, now)) for source in chosen)

    def _places(self, plan: Plan, now: datetime) -> int:
        """That nobody has, or that a long visit has given up."""
        quick = sum(now - each.began < _LONG for each in self._under_way.values())
        return min(plan.workers - quick, _MOST_WORKERS - len(self._under_way))

    def _start(self, source: Source, plan: Plan, now: datetime) -> Future[Outcome]:
        # Under the lock: the visit itself takes the lock only to sign off at its end.
        future = self._pool.submit(self._visit, source, plan.poll)
        self._under_way[source.name] = _UnderWay(source, future, now)
        return future

    def _visit(self, source: Source, poll: Callable[[Source], Outcome]) -> Outcome:
        began = self._clock()
        try:
            return poll(source)
        except StoreError as error:
            log.error("visit_not_kept", extra={"source": source.name, "reason": str(error)})
            self._not_before[source.name] = self._clock() + _AFTER_A_FAULT
            return Outcome(source, reason=f"the database refused: {error}")
        except Exception as error:  # noqa: BLE001 - the last stop of a thread: be loud, live on
            return self._broken(source, error)
        finally:
            self._answered(source.name, began)
            with self._lock:
                self._under_way.pop(source.name, None)

    def _answered(self, source: SourceName, began: datetime) -> None:
        with suppress(StoreError):
            if source in self._requests.waiting():
                self._requests.done(source, began)

    def _broken(self, source: Source, error: Exception) -> Outcome:
        log.error("visit_broke", extra={"source": source.name}, exc_info=error)
        reason = f"a fault of this program: {type(error).__name__}: {error}"
        now = self._clock()
        self._not_before[source.name] = now + _AFTER_A_FAULT
        with suppress(StoreError):
            self._visits.failed(source.name, reason, now, now + _AFTER_A_FAULT)
        return Outcome(source, reason=reason, next_due_at=now + _AFTER_A_FAULT)
