"""The demonstration's own time: it stands still until it is told to move on."""

from datetime import datetime


class SteppingClock:
    """Call it for the current instant. Never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        return self._now

    def step_to(self, instant: datetime) -> None:
        """Raises ValueError for an instant in the past."""
        if instant < self._now:
            raise ValueError(f"{instant} lies before {self._now}")
        self._now = instant
