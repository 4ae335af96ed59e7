"""What takes long to find out and may be a little old."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from monitor.service.ports import Clock

_Found = TypeVar("_Found")


class Remembered(Generic[_Found]):
    """Found out anew by the first who asks after ``span``; whoever asks meanwhile waits for it."""

    def __init__(self, find: Callable[[], _Found], span: timedelta, clock: Clock) -> None:
        self._find, self._span, self._clock = find, span, clock
        self._kept: tuple[datetime, _Found] | None = None
        self._lock = Lock()

    def __call__(self) -> _Found:
        """Raises what finding it out raises."""
        with self._lock:
            now = self._clock()
            if self._kept is None or not timedelta() <= now - self._kept[0] < self._span:
                self._kept = now, self._find()
            return self._kept[1]
