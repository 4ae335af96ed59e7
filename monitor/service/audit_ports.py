"""What the auditor and the watch over the service need besides, in their own words."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.upkeep.audit import Audited
from monitor.domain.visiting.health import Trouble


class Audits(Protocol):
    """What audits found, and what they go by."""

    def keep(self, audited: Audited) -> None: ...

    def last(self) -> Audited | None:
        """The last one, whether it could tell anything or not."""
        ...

    def last_good(self) -> Audited | None:
        """The last one that could tell what the inspectorate published."""
        ...

    def since(self, instant: datetime) -> tuple[Audited, ...]:
        """In the order they were made."""
        ...

    def wishes(self) -> Mapping[str, datetime | None]:
        """Since when each subscription reads as it does, by its mark; None: always."""
        ...


class Traces(Protocol):
    """What the service holds of a report."""

    def inspections(self, body: BodyId) -> tuple[Inspection, ...]:
        """The standing entries of one body, oldest publication first."""
        ...

    def began(self) -> datetime | None:
        """When the first article was read; None before."""
        ...

    def of(
        self, article: ArticleId, inspections: Collection[InspectionId]
    ) -> tuple[tuple[Event, ...], tuple[Delivery, ...]]:
        """The events of an article and of inspections, and the deliveries of any of these."""
        ...


class Announcements(Protocol):
    """What the service has to say of itself."""

    def tell(self, events: Iterable[Event], deliveries: Iterable[Delivery]) -> tuple[Event, ...]:
        """Each event once, for ever, and with it its deliveries. Returns those that were new."""
        ...


class Troubles(Protocol):
    """Of which sources operators were told that they broke, and that they are back."""

    def all(self) -> Mapping[SourceName, Trouble]:
        """Of every source that ever broke, by name."""
        ...

    def tell(
        self,
        troubles: Mapping[SourceName, Trouble],
        events: Iterable[Event],
        deliveries: Iterable[Delivery],
    ) -> tuple[Event, ...]:
        """What is told, and that it was, in one transaction. Returns the events that were new."""
        ...
