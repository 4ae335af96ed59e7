"""All articles ever kept, to be read again; and what comes of that."""

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select, update

from monitor.domain.article import ArticleId
from monitor.domain.body import BodyId
from monitor.domain.inspection import Evidence, InspectionId
from monitor.domain.ledger.revision import Held, Kept, Revised, Revision, Word
from monitor.domain.reading import Category
from monitor.store.articles import ARTICLES_WHOLE, PARTS, article_of, find_article
from monitor.store.decision_rows import settled_texts
from monitor.store.deliveries import add_news
from monitor.store.engine.database import Database
from monitor.store.events import add_events
from monitor.store.evidence import add_evidence, citations_for, end_evidence, evidence_of
from monitor.store.inspections import append, first_entries, standing
from monitor.store.tables import ARTICLES, EVIDENCE, READINGS
from monitor.store.texts import keep_sketch

_AT_ONCE = 200
_PRESENT_TEXT = (READINGS.c.article_id == ARTICLES.c.id) & (
    READINGS.c.fingerprint == ARTICLES.c.fingerprint
)
_KEPT = (
    select(*PARTS, READINGS.c.category).select_from(ARTICLES_WHOLE).join(READINGS, _PRESENT_TEXT)
)
_COUNTS = EVIDENCE.c.ended_at.is_(None)


class Archive:
    """Each method is one transaction, ``kept`` one for each batch. All raise StoreError.

    Instants are UTC.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def ids(self, since: datetime | None = None) -> tuple[ArticleId, ...]:
        """All articles that have their text still, or those first read since then, in the order
        they were first read."""
        query = select(ARTICLES.c.id).where(ARTICLES.c.text_dropped_at.is_(None))
        query = query.order_by(ARTICLES.c.first_read_at, ARTICLES.c.id)
        if since is not None:
            query = query.where(ARTICLES.c.first_read_at >= since)
        with self._database.reading() as connection:
            return tuple(map(ArticleId, connection.scalars(query)))

    def textless(self, since: datetime | None = None) -> int:
        """How many have not, of all or of those first read since then."""
        query = select(func.count()).where(ARTICLES.c.text_dropped_at.is_not(None))
        if since is not None:
            query = query.where(ARTICLES.c.first_read_at >= since)
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def kept(self, ids: tuple[ArticleId, ...]) -> Iterator[Kept]:
        """These articles in this order; only a batch of them is in memory at a time."""
        for start in range(0, len(ids), _AT_ONCE):
            batch = ids[start : start + _AT_ONCE]
            with self._database.reading() as connection:
                found = _batch(connection, batch)
            yield from (found[each] for each in batch if each in found)

    def bodies(self) -> Mapping[InspectionId, BodyId]:
        """Whose each standing inspection is."""
        with self._database.reading() as connection:
            return {each.id: each.body_id for each in standing(connection)}

    def consider(
        self, wanted: Collection[InspectionId], decide: Callable[[Held], Revised]
    ) -> Revised:
        """What would change; nothing is written. ``wanted``: the inspections in question."""
        with self._database.reading() as connection:
            held = _held(connection, wanted)
        return decide(held)

    def revise(
        self, wanted: Collection[InspectionId], decide: Callable[[Held], Revised], now: datetime
    ) -> Revised:
        """The same, written: all of it or nothing.

        ``decide`` is called with the write lock held and must not use the database. Returns what
        was really new: an event that was there already is left alone.
        """
        with self._database.writing() as connection:
            revised = decide(_held(connection, wanted))
            return _write(connection, revised, now)


def _batch(connection: Connection, ids: tuple[ArticleId, ...]) -> dict[ArticleId, Kept]:
    said = _said(connection, ids)
    rows = connection.execute(_KEPT.where(ARTICLES.c.id.in_(ids))).mappings()
    settled = settled_texts(connection, ids)
    return {ArticleId(row["id"]): _kept(row, said, settled) for row in rows}


def _said(
    connection: Connection, ids: tuple[ArticleId, ...]
) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    found: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    wanted = EVIDENCE.c.article_id.in_(ids) & _COUNTS
    query = select(EVIDENCE).where(wanted).order_by(EVIDENCE.c.seq)
    for row in connection.execute(query).mappings():
        key = row["article_id"], row["fingerprint"]
        found[key] = (*found.get(key, ()), evidence_of(row))
    return found


def _kept(
    row: RowMapping,
    said: Mapping[tuple[str, str], tuple[Evidence, ...]],
    settled: Container[tuple[str, str]],
) -> Kept:
    article = replace(article_of(row), read_at=row["first_read_at"])
    text = (article.id, article.fingerprint)
    return Kept(article, Category(row["category"]), said.get(text, ()), text in settled)


def _held(connection: Connection, wanted: Collection[InspectionId]) -> Held:
    firsts = first_entries(connection, wanted)
    return Held(
        standing(connection),
        {one.id: one for one in firsts},
        _words(connection, wanted),
        citations_for(connection, wanted),
    )


def _words(
    connection: Connection, wanted: Collection[InspectionId]
) -> dict[InspectionId, tuple[Word, ...]]:
    found: dict[InspectionId, tuple[Word, ...]] = {}
    query = select(EVIDENCE).where(EVIDENCE.c.inspection_id.in_(wanted) & _COUNTS)
    for row in connection.execute(query.order_by(EVIDENCE.c.seq)).mappings():
        word = Word(row["fingerprint"], evidence_of(row))
        key = word.evidence.inspection_id
        found[key] = (*found.get(key, ()), word)
    return found


def _write(connection: Connection, revised: Revised, now: datetime) -> Revised:
    append(connection, tuple(each.after for each in revised.corrections))
    for one in revised.rewordings:
        _reword(connection, one.revision, one.begins, now)
    events = add_events(connection, revised.events)
    told = add_news(connection, revised.deliveries, {event.key for event in events})
    return replace(revised, events=events, deliveries=told)


def _reword(
    connection: Connection, revision: Revision, begins: tuple[Evidence, ...], now: datetime
) -> None:
    article, reading = revision.article, revision.reading
    end_evidence(connection, article, revision.ended, now)
    add_evidence(connection, replace(article, read_at=now), begins)
    same_text = (READINGS.c.article_id == article.id) & (
        READINGS.c.fingerprint == article.fingerprint
    )
    words = {"reasons": list(reading.reasons), "doubts": list(reading.doubts)}
    connection.execute(
        update(READINGS).where(same_text).values(category=reading.category.value, **words)
    )
    kept = find_article(connection, article.id)  # a revision comes without its text
    if kept:
        keep_sketch(connection, kept, reading)
