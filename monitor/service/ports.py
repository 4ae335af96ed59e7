"""What the use cases need from the outside, in their own words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Protocol

from monitor.domain.article import Article, ArticleId, Page, SourceName, Validators
from monitor.domain.body import BodyId
from monitor.domain.copies import Text
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.action_plan import ActionPlan
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.revision import Held, Kept, Revised
from monitor.domain.ledger.withdrawal import Decide as DecidePage
from monitor.domain.ledger.withdrawal import Look, Watched
from monitor.domain.pages.post import Tie
from monitor.domain.reading import Reading
from monitor.domain.seen import Seen
from monitor.domain.visiting.backfill import Progress
from monitor.domain.visiting.visit import Answered, Owed, Visit

Clock = Callable[[], datetime]
Decide = Callable[[Known], Change]


class Web(Protocol):
    """The one door to the outside."""

    def get(self, url: str, validators: Validators = ...) -> Page | None:
        """The page, or None for "not modified". Raises FetchError."""
        ...


class Ledger(Protocol):
    """Articles, readings, inspections, events."""

    def seen(self, article: ArticleId) -> Seen | None:
        """None for a stranger."""
        ...

    def seen_among(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, Seen]:
        """Those of them that were read before, in few queries."""
        ...

    def first_read(self, article: ArticleId, fingerprint: str) -> datetime | None:
        """When its text was read first; None for a text that it never had."""
        ...

    def article(self, article: ArticleId) -> Article | None:
        """As it was read last; None for a stranger."""
        ...

    def texts_beside(self, article: Article, reading: Reading) -> tuple[Text, ...]:
        """What other articles said of the same bodies; nothing of a page of the inspectorate."""
        ...

    def record(
        self, article: Article, reading: Reading, bodies: Iterable[BodyId], decide: Decide
    ) -> Change:
        """Keep one article and what it changes, in one transaction.

        Holds the ledger's write lock while ``decide`` looks at what is known of ``bodies``, so
        that two articles about one inspection cannot both be the first. Everything is keyed:
        saving the same twice adds nothing. Returns what was really new.
        """
        ...

    def add_idle(self, read: Collection[tuple[Article, Reading]]) -> frozenset[ArticleId]:
        """Keep what changes nothing. Returns what was not known; the rest is left as it is."""
        ...

    def settle_page(self, article: Article, decide: DecidePage) -> Change:
        """What becomes of the inspections that a page of the inspectorate speaks for.

        ``decide`` as in ``record``; the article itself is left as it is. Returns what was new.
        """
        ...


class Pages(Protocol):
    """The pages of the inspectorate that the ledger rests on."""

    def last_asked(self) -> datetime | None:
        """When any of them was asked for whether it is still there."""
        ...

    def watched(self, since: datetime) -> tuple[Watched, ...]:
        """Those published since then."""
        ...

    def brings_back(self, article: ArticleId) -> bool:
        """Was anything withdrawn with this page that counts again now that it is there?"""
        ...

    def looked(self, article: ArticleId, look: Look) -> None:
        """In place of what was known before."""
        ...


class Visits(Protocol):
    """The memory of each source: validators, last good visit, next due time."""

    def of(self, source: SourceName) -> Visit:
        """An empty one for a source never visited."""
        ...

    def due(self) -> Mapping[SourceName, datetime]:
        """When each source is to be visited next; without those never visited."""
        ...

    def begin(self, source: SourceName, now: datetime) -> None:
        """Note that its first visit is begun; the first such note stays."""
        ...

    def reserved(self, source: SourceName, due: datetime) -> None:
        """Somebody visits it now: it is not due again before, however that visit ends."""
        ...

    def succeeded(
        self, source: SourceName, answered: Answered, now: datetime, due: datetime
    ) -> None:
        """What it says was not modified stays as we have it."""
        ...

    def moved(self, source: SourceName, url: str) -> None:
        """It has another address: what was learned of the old one's lists is forgotten."""
        ...

    def failed(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """Count one more failure and keep the reason; last_good_at stays."""
        ...

    def hindered(
        self,
        source: SourceName,
        reason: str,
        last_good: datetime | None,
        now: datetime,
        due: datetime,
    ) -> None:
        """A fault of ours: count one more, keep the reason, forget the validators."""
        ...

    def learning(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """The first visit is done in parts: no failure, and no good visit yet."""
        ...

    def owed(self, article: ArticleId) -> Owed | None:
        """What is remembered of a page that could not be had; None where nothing is owed."""
        ...

    def owed_among(self, articles: Collection[ArticleId]) -> frozenset[ArticleId]:
        """Those of them of which a page is owed, in few queries."""
        ...

    def owe(self, article: ArticleId, now: datetime) -> None:
        """Note that an article's page could not be had. Forgotten when the article is recorded."""
        ...


class Addresses(Protocol):
    """Which article is at an address, and which post the address is of."""

    def of(self, addresses: Iterable[str]) -> Mapping[str, Tie]:
        """Those of the addresses that are tied to an article."""
        ...

    def tie(self, addresses: Iterable[str], tie: Tie) -> None:
        """In place of what they were tied to."""
        ...


class Plans(Protocol):
    """Action plans, by address."""

    def keep(self, plan: ActionPlan) -> None:
        """One that is met again keeps its dates."""
        ...


class Backfills(Protocol):
    """How far each walk into the past has come."""

    def of(self, source: SourceName) -> Progress | None:
        """None for a source that was never walked."""
        ...

    def keep(self, source: SourceName, progress: Progress, now: datetime) -> None:
        """In place of what was kept before."""
        ...


class Archive(Protocol):
    """All articles ever kept, and what they were taken to say. ``since``: only those first read
    since then; ``textless``: how many cannot be read again."""

    def ids(self, since: datetime | None) -> tuple[ArticleId, ...]: ...
    def textless(self, since: datetime | None) -> int: ...

    def kept(self, ids: tuple[ArticleId, ...]) -> Iterator[Kept]:
        """These articles in this order, a batch of them in memory at a time."""
        ...

    def bodies(self) -> Mapping[InspectionId, BodyId]:
        """Whose each standing inspection is."""
        ...

    def consider(
        self, wanted: Collection[InspectionId], decide: Callable[[Held], Revised]
    ) -> Revised:
        """What would change; nothing is written. ``wanted``: the inspections in question."""
        ...

    def revise(
        self, wanted: Collection[InspectionId], decide: Callable[[Held], Revised], now: datetime
    ) -> Revised:
        """The same, written, all of it or nothing. Returns what was really new."""
        ...
