"""How large a soak is, and what may be expected of it."""

from dataclasses import dataclass
from datetime import timedelta

_DRIFT = 1.05
"""Visits of one interval are spread over a tenth of it."""

_FIRST_ROUND = timedelta(minutes=5)
"""So long after the start, with very many sources, has each had its turn."""

_WARM_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Scale:
    """``minutes`` of true time, ``every`` in minutes of the soak's clock, of which ``speed`` go by
    in a true one. ``sources``: of both sorts, ``hostile`` of them ill.

    ``workers``: at each look, every five seconds, no more visits begin than there are places: the
    eight that are usual serve 96 sources a minute, too few for a thousand every eight minutes.
    """

    minutes: float
    sources: int = 1_000
    hostile: int = 120
    every: int = 8
    speed: float = 1.0
    workers: int = 16

    @property
    def long(self) -> timedelta:
        """By the soak's clock."""
        return timedelta(minutes=self.minutes) * self.speed

    @property
    def settles(self) -> bool:
        """Is it so long that memory has found its level in the first third?"""
        return self.minutes >= _WARM_MINUTES

    @property
    def slack(self) -> timedelta:
        """Not yet late: a visit begins with one of the looks that come every five seconds."""
        return timedelta(minutes=1) * self.speed

    @property
    def first_round(self) -> timedelta:
        """Within so long each source is asked for the first time."""
        return _FIRST_ROUND * self.speed

    @property
    def longest(self) -> timedelta:
        """Between two visits that are on time to the second."""
        return timedelta(minutes=self.every) * _DRIFT

    @property
    def telling(self) -> timedelta:
        """From publication until it is told."""
        return self.longest + self.slack * 1.5
