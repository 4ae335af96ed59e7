"""What one visit shows of a source, without anything being kept of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.article import SourceName


class Health(StrEnum):
    """How a source stands."""

    FINE = "fine"
    MOVED = "moved"
    NO_ANSWER = "no answer"
    REFUSED = "refused"
    WALL = "wall"
    UNREADABLE = "unreadable"


WORKS = frozenset({Health.FINE, Health.MOVED})
"""A source that was redirected is still read; but not for ever."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """``reason``: the fault in words; empty where there is none.

    ``newest``: of all entries with a date, aware UTC; ``undated``: so many have none.
    ``better_url``, ``better_kind``: what to write into sources.toml instead; None: nothing.
    ``answered``: somebody did, if only with a refusal.
    """

    source: SourceName
    kind: str
    url: str
    health: Health
    reason: str = ""
    entries: int = 0
    newest: datetime | None = None
    undated: int = 0
    better_url: str | None = None
    better_kind: str | None = None
    answered: bool = True

    @property
    def works(self) -> bool:
        """Can it be read as it stands in the configuration?"""
        return self.health in WORKS
