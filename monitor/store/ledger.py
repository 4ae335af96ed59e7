"""What we know: articles, inspections, what speaks for them, and what came of it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from monitor.domain.article import Article, ArticleId
from monitor.domain.body import BodyId
from monitor.domain.copies import Text
from monitor.domain.document import DocumentType
from monitor.domain.event import Event
from monitor.domain.inspection import Evidence, Inspection, InspectionId
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.matching import learned_before
from monitor.domain.ledger.withdrawal import Resting
from monitor.domain.reading import Reading
from monitor.domain.seen import Seen
from monitor.store.articles import (
    add_article,
    add_articles,
    documents_of,
    find_article,
    first_read,
    keep_article,
    seen,
    seen_among,
)
from monitor.store.decision_rows import is_settled, set_aside
from monitor.store.engine.database import Database
from monitor.store.events import newest_events
from monitor.store.evidence import evidence_for
from monitor.store.inspections import (
    append,
    entries_of,
    known_ids,
    standing,
    standing_of,
)
from monitor.store.keeping import keep_change, known_of
from monitor.store.pages import resting_on
from monitor.store.texts import keep_sketch, may_be_beside, texts_beside


class Ledger:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self, article: ArticleId) -> Seen | None:
        """None for a stranger."""
        with self._database.reading() as connection:
            return seen(connection, article)

    def seen_among(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, Seen]:
        """Those of them that were read before, in few queries."""
        with self._database.reading() as connection:
            return seen_among(connection, articles)

    def first_read(self, article: ArticleId, fingerprint: str) -> datetime | None:
        """When its text was read first; None for a text that it never had."""
        with self._database.reading() as connection:
            return first_read(connection, article, fingerprint)

    def article(self, article: ArticleId) -> Article | None:
        """As it was read last; None for a stranger."""
        with self._database.reading() as connection:
            return find_article(connection, article)

    def documents(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, DocumentType]:
        """What sort of page each is, of those that are the inspectorate's."""
        with self._database.reading() as connection:
            return documents_of(connection, articles)

    def texts_beside(self, article: Article, reading: Reading) -> tuple[Text, ...]:
        """What other articles said of the same bodies; nothing of a page of the inspectorate."""
        if not may_be_beside(article, reading):
            return ()
        with self._database.reading() as connection:
            return texts_beside(connection, article, reading)

    def record(
        self,
        article: Article,
        reading: Reading,
        bodies: Iterable[BodyId],
        decide: Callable[[Known], Change],
    ) -> Change:
        """Keep one article and what it changes. Returns what was really new.

        ``decide`` is called with the write lock held, so that two articles about one inspection
        cannot both be the first; it must be quick and must not use the database. An exception
        in it undoes all. An event that was there already is not new, and gets no new deliveries.
        """
        with self._database.writing() as connection:
            new = add_article(connection, article)
            known = known_of(connection, article.id, tuple(bodies))
            settled = not new and is_settled(connection, article)
            aside = set_aside(connection) if reading.relevant else {}
            known = replace(known, settled=settled, set_aside=aside)
            change = decide(replace(known, texts=texts_beside(connection, article, reading)))
            keep_article(connection, article, reading, new=new)
            keep_sketch(connection, article, reading, new=new)
            return keep_change(connection, article, change)

    def add_idle(self, read: Collection[tuple[Article, Reading]]) -> frozenset[ArticleId]:
        """Keep articles that change nothing. Returns those of which nothing was known; the others
        are left as they are. No decision rests on them, and they wait for none."""
        with self._database.adding() as connection:
            return add_articles(connection, read)

    def settle_page(
        self, article: Article, decide: Callable[[tuple[Resting, ...]], Change]
    ) -> Change:
        """What becomes of the inspections that a page of the inspectorate speaks for.

        ``decide`` as in ``record``; the article itself is left as it is. Returns what was new.
        """
        with self._database.writing() as connection:
            change = decide(resting_on(connection, article.id))
            return keep_change(connection, article, change)

    def load_baseline(self, inspections: Iterable[Inspection]) -> int:
        """Add those that the ledger lacks; the others are left alone. How many were added.

        Lacking is neither what bears an id that the ledger has known, be it taken back since, nor
        what the service has learned under an id of its own.
        """
        shipped: dict[InspectionId, Inspection] = {}
        for one in inspections:
            shipped.setdefault(one.id, one)
        with self._database.writing() as connection:
            there = known_ids(connection)
            lacking = [one for one in shipped.values() if one.id not in there]
            if not lacking:
                return 0
            learned = [one for one in standing(connection) if one.id not in shipped]
            added = [one for one in lacking if not learned_before(one, learned)]
            append(connection, added)
            return len(added)

    def inspections(self, body: BodyId | None = None) -> tuple[Inspection, ...]:
        """The standing entries of one body or of all, oldest publication first."""
        with self._database.reading() as connection:
            return standing(connection) if body is None else standing_of(connection, (body,))

    def entries(self, inspection: InspectionId) -> tuple[Inspection, ...]:
        """All entries of one inspection in the order they were written; the last one stands."""
        with self._database.reading() as connection:
            return entries_of(connection, inspection)

    def evidence(self, inspection: InspectionId) -> tuple[Evidence, ...]:
        """What speaks for it today, in the order it was recorded."""
        with self._database.reading() as connection:
            return evidence_for(connection, inspection)

    def events(self, limit: int = 100) -> tuple[Event, ...]:
        """Newest first."""
        with self._database.reading() as connection:
            return newest_events(connection, limit)
