"""Once a day: what is old and concerns nobody is dropped, and its room given back, step by step."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Protocol

from monitor.domain.upkeep.pruning import Dropped, Place
from monitor.service.ports import Clock

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
_STEPS = 20
_PAUSE_S = 0.05
_PAGES = 500
_OWED_FOR = timedelta(days=90)


class Retention(Protocol):
    """See the store's."""

    def droppable(self, before: datetime) -> Dropped: ...
    def drop(
        self, before: datetime, now: datetime, after: Place | None
    ) -> tuple[Dropped, Place | None]: ...
    def forget_owed(self, before: datetime) -> Dropped: ...


class Prune:
    """``texts``: how old a text that concerns nobody may get; None: for ever.

    ``give_back``: so many pages of the disk; False once there is nothing left to give.
    """

    def __init__(
        self,
        retention: Retention,
        give_back: Callable[[int], bool],
        texts: timedelta | None,
        clock: Clock,
    ) -> None:
        self._retention = retention
        self._give_back = give_back
        self._texts = texts
        self._clock = clock

    def droppable(self) -> Dropped:
        """What would go; nothing is written. Raises StoreError."""
        if self._texts is None:
            return Dropped()
        return self._retention.droppable(self._clock() - self._texts)

    def steps(self) -> Iterator[Dropped]:
        """Each is a short transaction or two. Raises StoreError."""
        now = self._clock()
        yield self._retention.forget_owed(now - _OWED_FOR)
        if self._texts is not None:
            yield from self._texts_before(now - self._texts, now)
        while self._give_back(_PAGES):
            yield Dropped()

    def _texts_before(self, before: datetime, now: datetime) -> Iterator[Dropped]:
        dropped, place = self._retention.drop(before, now, None)
        yield dropped
        while place is not None:
            dropped, place = self._retention.drop(before, now, place)
            yield dropped


class DailyPrune:
    """Some steps at each call, until all is done; then none for a day. For one thread.

    ``wait``: so many seconds, less where the service ends; True then. Others write meanwhile.
    """

    def __init__(self, prune: Prune, wait: Callable[[float], bool], clock: Clock) -> None:
        self._prune = prune
        self._wait = wait
        self._clock = clock
        self._begun: datetime | None = None
        self._steps: Iterator[Dropped] | None = None
        self._sum = Dropped()

    def __call__(self) -> None:
        """Raises StoreError; then it begins anew at the next call."""
        if self._steps is None and self._due():
            self._sum, self._steps = Dropped(), self._prune.steps()
        if self._steps is not None:
            steps, self._steps = self._steps, None
            self._steps = self._some(steps)

    def _some(self, steps: Iterator[Dropped]) -> Iterator[Dropped] | None:
        """What is left of them; None when all are done."""
        for _ in range(_STEPS):
            step = next(steps, None)
            if step is None:
                self._done()
                return None
            self._sum += step
            if self._wait(_PAUSE_S):
                break
        return steps

    def _due(self) -> bool:
        # A clock that was set back must not put it off.
        return self._begun is None or not timedelta(0) <= self._clock() - self._begun < EVERY

    def _done(self) -> None:
        self._begun = self._clock()
        if self._sum != Dropped():
            told = {"texts": self._sum.texts, "readings": self._sum.readings}
            log.info("pruned", extra={**told, "owed": self._sum.owed})
