"""What is kept of single sources, in the words of the use cases."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.ledger.quarantine import Tell, Waiting
from monitor.domain.pause import Pauses as Known
from monitor.domain.visiting.rhythm import Rhythm
from monitor.domain.visiting.source_state import Condition
from monitor.domain.visiting.visit import Visit
from monitor.domain.visiting.walk import Walk


class AllVisits(Protocol):
    """What is remembered of sources, at one look."""

    def all(self) -> Mapping[SourceName, Visit]:
        """Of every source that was ever visited or planned, by name."""
        ...


class SourceStates(Protocol):
    """How each source is, by its visits."""

    def of(self, source: SourceName) -> Condition:
        """Healthy, of one that was never visited."""
        ...

    def all(self) -> Mapping[SourceName, Condition]:
        """Of every source that was visited, by name."""
        ...

    def keep(self, source: SourceName, condition: Condition) -> None:
        """In the place of what was known."""
        ...


class Rhythms(Protocol):
    """How often each source tells something."""

    def of(self, source: SourceName) -> Rhythm:
        """An empty one where nothing was learned."""
        ...

    def keep(self, source: SourceName, rhythm: Rhythm) -> None:
        """In the place of what was known."""
        ...


class Pauses(Protocol):
    """Which sources are left alone."""

    def all(self) -> Known:
        """The last one of each source, be it over or not."""
        ...


class VisitRequests(Protocol):
    """Visits that were asked for."""

    def waiting(self) -> Mapping[SourceName, datetime]:
        """When each was asked for."""
        ...

    def done(self, source: SourceName, began: datetime) -> None:
        """The visit that ``began`` then is over."""
        ...


class Walks(Protocol):
    """How far each source's lists were walked."""

    def of(self, source: SourceName) -> Walk:
        """An empty one for a source that never needed one."""
        ...

    def keep(self, source: SourceName, walk: Walk) -> None:
        """In place of the one before."""
        ...


class Quarantine(Protocol):
    """Runs that wait for a person, and those that were refused."""

    def is_held(self, source: SourceName) -> bool:
        """Does a run of it wait for a person?"""
        ...

    def hold(
        self,
        source: SourceName,
        waiting: Mapping[str, Waiting],
        most: int,
        now: datetime,
        tell: Tell,
    ) -> int:
        """Add to the run that waits, or begin one and ``tell`` of it; its number."""
        ...

    def marks_among(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, frozenset[str]]:
        """The marks of entries under which each is held or was refused."""
        ...

    def bars(self, article: ArticleId, fingerprint: str, mark: str) -> bool:
        """Is this very text held, or was it refused? From now on it is known by ``mark``, too."""
        ...
