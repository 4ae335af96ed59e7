"""What the dashboard asks for, answered from what is kept."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from threading import Lock

from monitor import data
from monitor.bootstrap.auditing import patience
from monitor.bootstrap.deciding import decide_of
from monitor.bootstrap.records import Records
from monitor.bootstrap.remembered import Remembered
from monitor.bootstrap.sights import sight_of
from monitor.bootstrap.standings import brought_lately, source_standings
from monitor.config import Config
from monitor.dashboard import Words
from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import Delivery, DeliveryId, DeliveryState
from monitor.domain.digest import Coverage
from monitor.domain.event import CHANGES, Event, EventKey
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.decision import Answer, Decision
from monitor.domain.ledger.sight import Sight
from monitor.domain.london import london_day
from monitor.domain.programme import Programme
from monitor.domain.showing.chronicle import Bookmark, Counts, Read, Topic
from monitor.domain.showing.open_data import sheets
from monitor.domain.showing.sheet import Sheet
from monitor.domain.visiting.source_standing import SourceStanding
from monitor.domain.visiting.source_yield import Yield
from monitor.notify import wording
from monitor.notify.inert import inert
from monitor.notify.phrases import MARKS
from monitor.service.ports import Clock
from monitor.store.sheet_file import sheet_file

_LATELY = timedelta(days=30)
_AT_ONCE = 500
_WHILE, _MOMENT, _GLANCE = timedelta(minutes=10), timedelta(minutes=1), timedelta(seconds=10)
_MANY = 1_000
"""Sources; to look at so many takes longer than anybody who opens a page should wait."""


class RecordsDesk:
    """``settings``: those in force at the moment of each question. All raise StoreError."""

    def __init__(self, records: Records, settings: Callable[[], Config], clock: Clock) -> None:
        self._records = records
        self._settings = settings
        self._clock = clock
        self._seen: tuple[object, Sight] | None = None
        self._looking = Lock()
        self._brought = Remembered(lambda: brought_lately(records, clock()), _WHILE, clock)
        self._counts = Remembered(records.chronicle.counts, _MOMENT, clock)
        self._standing = Remembered(self._stand, _GLANCE, clock)
        self._sheets = Remembered(self._laid_out, _MOMENT, clock)
        self._programmes = {one.id: one for one in data.programmes()}

    def now(self) -> datetime:
        """The time of the service."""
        return self._clock()

    def sight(self) -> Sight:
        """Made anew when something was written into the ledger, or a day has begun.

        Of a large ledger that takes seconds: who asks meanwhile sees it as it was just before.
        """
        today = london_day(self._clock())
        version = (today, *self._records.lookback.version())
        seen = self._seen
        if seen and (seen[0] == version or self._looking.locked()):
            return seen[1]
        with self._looking:
            if self._seen is None or self._seen[0] != version:
                self._seen = version, sight_of(self._records, today, None, evidence=False)
            return self._seen[1]

    def sheets(self) -> tuple[Sheet, ...]:
        """Of the ledger as it stood some moments ago, and of all that changed in it."""
        return self._sheets()

    def sheet_file(self) -> bytes:
        """All of them in one file of SQLite."""
        return sheet_file(self.sheets())

    def _laid_out(self) -> tuple[Sheet, ...]:
        return sheets(self.sight(), tuple(self._news()))

    def _news(self) -> Iterator[Event]:
        topic, before = Topic(kinds=CHANGES), None
        while some := self.events(topic, _AT_ONCE, before):
            yield from some
            before = (some[-1].at, some[-1].key)

    def programmes(self) -> Mapping[str, Programme]:
        """By id."""
        return self._programmes

    def words(self, event: Event) -> Words:
        """Those of the alerts."""
        clean = inert(event)
        title, headline = wording.title(clean), wording.headline(clean)
        return Words(MARKS[event.kind], title, headline, wording.summary(clean))

    def events(self, topic: Topic, limit: int, before: Bookmark | None = None) -> tuple[Event, ...]:
        """Newest first."""
        return self._records.chronicle.events(topic, limit, before)

    def event(self, key: EventKey) -> Event | None:
        """None where there is none."""
        return self._records.chronicle.event(key)

    def counts(self) -> Counts:
        """Of all that is kept."""
        return self._counts()

    def entries(self, inspection: InspectionId) -> tuple[Inspection, ...]:
        """All that was ever recorded of it, the oldest first."""
        return self._records.ledger.entries(inspection)

    def read(self, article: ArticleId) -> Read | None:
        """None for a stranger."""
        return self._records.chronicle.article(article)

    def sources(self) -> tuple[SourceStanding, ...]:
        """Those that are on; of very many, as they stood some seconds ago."""
        return self._standing() if len(self._settings().sources) > _MANY else self._stand()

    def _stand(self) -> tuple[SourceStanding, ...]:
        return source_standings(self._records, self._settings().sources, self._clock())

    def brought(self) -> Mapping[SourceName, Yield]:
        """By each source in thirty days, as far as it was known some minutes ago."""
        return self._brought()

    def deliveries(self, limit: int, state: DeliveryState | None) -> tuple[Delivery, ...]:
        """Newest first."""
        return self._records.outbox.deliveries(limit, state)

    def deliveries_of(self, events: Collection[EventKey]) -> tuple[Delivery, ...]:
        """By due time."""
        return self._records.chronicle.deliveries_of(events) if events else ()

    def awaiting(self) -> tuple[Event, ...]:
        """What a person has to decide."""
        return self._records.reviews.awaiting()

    def decided(self) -> tuple[tuple[Event, Decision], ...]:
        """What people decided lately, the newest first."""
        return self._records.decisions.lately()

    def troubles(self) -> tuple[Event, ...]:
        """What is amiss, but for the questions."""
        waiting = {event.key for event in self._records.reviews.awaiting()}
        known = self._records.reviews.unacknowledged()
        return tuple(event for event in known if event.key not in waiting)

    def coverage(self) -> Coverage | None:
        """Of the last thirty days."""
        now = self._clock()
        return self._records.audits.coverage(now - _LATELY, now)

    def beats(self) -> Mapping[str, datetime]:
        """When each part was last alive."""
        return self._records.heartbeats.all()

    def stopped(self) -> tuple[str, ...]:
        """Parts that have been silent for too long."""
        now, settings = self._clock(), self._settings()
        beats = self._records.heartbeats.all()
        return tuple(part for part, at in beats.items() if now - at > patience(part, settings))

    def acknowledge(self, event: EventKey) -> bool:
        """False where nothing of this key waits for anybody."""
        found = [one for one in self._records.reviews.named(event) if one.key == event]
        if found:
            self._records.reviews.acknowledge(event, self._clock())
        return bool(found)

    def decide(self, question: EventKey, answer: Answer, seen: int) -> None:
        """Raises DataError and DecidedError, too."""
        decide_of(self._records, self._settings(), self._clock)(question, answer, seen)

    def given_up(self) -> Mapping[tuple[str, str], int]:
        """How many, by channel and reason."""
        dead = self._records.outbox.dead()
        return Counter((each.recipient.channel, each.error or "") for each in dead)

    def resend(self, delivery: DeliveryId) -> bool:
        """False where it was not given up."""
        found = [one for one in self._records.outbox.dead(delivery) if one.id == delivery]
        for one in found:
            self._records.outbox.revive(one, self._clock())
        return bool(found)

    def visit(self, source: SourceName) -> bool:
        """At the service's next look. False where no such source is on."""
        known = source in {one.name for one in self._settings().sources}
        if known:
            self._records.requests.ask((source,), self._clock())
        return known
