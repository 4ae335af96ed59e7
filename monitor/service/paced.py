"""Work that is worth doing only now and then, on a beat that comes often."""

from collections.abc import Callable
from datetime import datetime, timedelta

from monitor.service.ports import Clock


class Paced:
    """Does its work at the first call, and then ``every`` so often. For one thread."""

    def __init__(self, work: Callable[[], object], every: timedelta, clock: Clock) -> None:
        self._work = work
        self._every = every
        self._clock = clock
        self._last: datetime | None = None

    def __call__(self) -> None:
        """Raises what the work raises; then it is done again at the next call."""
        now = self._clock()
        # A clock that was set back must not put the work off.
        if self._last is None or not timedelta(0) <= now - self._last < self._every:
            self._work()
            self._last = now
