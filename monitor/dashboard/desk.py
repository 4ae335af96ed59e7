"""What the dashboard asks of the rest of the house. Instants are UTC. All raise StoreError."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import Delivery, DeliveryId, DeliveryState
from monitor.domain.digest import Coverage
from monitor.domain.event import Event, EventKey
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.decision import Answer, Decision
from monitor.domain.ledger.sight import Sight
from monitor.domain.programme import Programme
from monitor.domain.showing.chronicle import Bookmark, Counts, Read, Topic
from monitor.domain.showing.sheet import Sheet
from monitor.domain.visiting.source_standing import SourceStanding
from monitor.domain.visiting.source_yield import Yield


@dataclass(frozen=True, slots=True)
class Words:
    """An event in words: a sign, what happened in a few of them, and in a sentence."""

    mark: str
    title: str
    headline: str
    summary: str


class Desk(Protocol):
    """Everything that is looked at, and everything that is done from a page."""

    def now(self) -> datetime: ...

    def sight(self) -> Sight:
        """The ledger as it stands: the same value until it changes."""

    def sheets(self) -> tuple[Sheet, ...]:
        """The whole ledger, to take along."""

    def sheet_file(self) -> bytes:
        """The same as one SQLite file."""

    def programmes(self) -> Mapping[str, Programme]: ...

    def words(self, event: Event) -> Words: ...

    def events(self, topic: Topic, limit: int, before: Bookmark | None = None) -> tuple[Event, ...]:
        """Newest first."""

    def event(self, key: EventKey) -> Event | None: ...

    def counts(self) -> Counts: ...

    def entries(self, inspection: InspectionId) -> tuple[Inspection, ...]:
        """All that was ever recorded of it, the oldest first."""

    def read(self, article: ArticleId) -> Read | None: ...

    def sources(self) -> tuple[SourceStanding, ...]: ...

    def brought(self) -> Mapping[SourceName, Yield]:
        """By each source that brought anything in the last thirty days."""

    def deliveries(self, limit: int, state: DeliveryState | None) -> tuple[Delivery, ...]: ...

    def given_up(self) -> Mapping[tuple[str, str], int]:
        """How many alerts, by channel and reason."""

    def deliveries_of(self, events: Collection[EventKey]) -> tuple[Delivery, ...]: ...

    def awaiting(self) -> tuple[Event, ...]:
        """What a person has to decide."""

    def decided(self) -> tuple[tuple[Event, Decision], ...]:
        """What people decided lately, the newest first."""

    def troubles(self) -> tuple[Event, ...]:
        """What is amiss with the service, and nobody has acknowledged."""

    def coverage(self) -> Coverage | None:
        """How complete we were in the last thirty days; None where nobody audited it."""

    def beats(self) -> Mapping[str, datetime]: ...

    def stopped(self) -> tuple[str, ...]:
        """Parts of the service that have given no sign of life for too long."""

    def acknowledge(self, event: EventKey) -> bool:
        """False where there is no such event, or none that waits for anybody."""

    def decide(self, question: EventKey, answer: Answer, seen: int) -> None:
        """``seen``: the number of the last decision that the person saw, 0 for none.

        Raises DataError, which names the field, and DecidedError where somebody was quicker.
        """

    def resend(self, delivery: DeliveryId) -> bool:
        """False where it was not given up."""

    def visit(self, source: SourceName) -> bool:
        """At once. False where there is no such source."""
