"""How long one request may still take."""

import threading
import time


class Deadline:
    """Counts down from ``seconds`` on the monotonic clock; ``stop`` ends it at once."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds
        self._stop = stop or threading.Event()

    @property
    def left(self) -> float:
        """Seconds until the end; 0.0 when it has passed."""
        return max(0.0, self._ends - time.monotonic())

    @property
    def stopped(self) -> bool:
        """True when the program is closing down."""
        return self._stop.is_set()

    @property
    def passed(self) -> bool:
        """True when nothing more may be waited for."""
        return self.stopped or self.left == 0.0
