"""What is kept of single sources, in the words of the use cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from monitor.domain.article import SourceName
from monitor.domain.pause import Pauses as Known
from monitor.domain.source_state import Condition
from monitor.domain.visit import Visit
from monitor.domain.walk import Walk


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
