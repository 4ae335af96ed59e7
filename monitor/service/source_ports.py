"""What a person wants of single sources, in the words of the use cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from monitor.domain.article import SourceName
from monitor.domain.pause import Pauses as Known


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
