"""What people look through: events by what they are about, and one article with its evidence."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, and_, func, or_, select

from monitor.domain.article import ArticleId
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event, EventKey
from monitor.domain.reading import Category
from monitor.domain.showing.chronicle import Bookmark, Counts, Read, Topic
from monitor.store.articles import find_article
from monitor.store.deliveries import find_deliveries
from monitor.store.engine.database import Database
from monitor.store.events import event_of
from monitor.store.evidence import evidence_of
from monitor.store.tables import ARTICLES, DELIVERIES, DELIVERY_EVENTS, EVENTS, EVIDENCE, READINGS


class Chronicle:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(self, topic: Topic, limit: int, before: Bookmark | None = None) -> tuple[Event, ...]:
        """Newest first; ``before``: instant and key of the last one that was seen already."""
        query = select(EVENTS).where(*_about(topic), *_older(before))
        ordered = query.order_by(EVENTS.c.at.desc(), EVENTS.c.key).limit(limit)
        with self._database.reading() as connection:
            return tuple(map(event_of, connection.execute(ordered).mappings()))

    def event(self, key: EventKey) -> Event | None:
        """None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(EVENTS).where(EVENTS.c.key == key)).mappings().first()
        return event_of(row) if row else None

    def article(self, article: ArticleId) -> Read | None:
        """None for a stranger."""
        counts = (EVIDENCE.c.article_id == article) & EVIDENCE.c.ended_at.is_(None)
        with self._database.reading() as connection:
            kept = find_article(connection, article)
            if kept is None:
                return None
            same = (READINGS.c.article_id == article) & (READINGS.c.fingerprint == kept.fingerprint)
            row = connection.execute(select(READINGS).where(same)).mappings().first()
            text = EVIDENCE.c.fingerprint == kept.fingerprint
            query = select(EVIDENCE).where(counts, text).order_by(EVIDENCE.c.quote_start)
            evidence = tuple(map(evidence_of, connection.execute(query).mappings()))
        category = Category(row["category"]) if row else None
        reasons, doubts = (tuple(row["reasons"]), tuple(row["doubts"])) if row else ((), ())
        return Read(kept, category, reasons, doubts, evidence)

    def counts(self) -> Counts:
        """Of all that is kept."""
        by = DELIVERIES.c.channel, DELIVERIES.c.state
        ways = select(*by, func.count()).group_by(*by)
        with self._database.reading() as connection:
            articles = connection.scalar(select(func.count()).select_from(ARTICLES)) or 0
            readings = _counted(connection, READINGS.c.category)
            events = _counted(connection, EVENTS.c.kind)
            sent = {(channel, state): count for channel, state, count in connection.execute(ways)}
        return Counts(articles, readings, events, sent)

    def deliveries_of(self, events: Collection[EventKey]) -> tuple[Delivery, ...]:
        """All by which these were told, or are to be told; by due time."""
        told = select(DELIVERY_EVENTS.c.delivery_id).where(DELIVERY_EVENTS.c.event_key.in_(events))
        query = select(DELIVERIES).where(DELIVERIES.c.id.in_(told))
        with self._database.reading() as connection:
            return find_deliveries(connection, query.order_by(DELIVERIES.c.due_at))


def _about(topic: Topic) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if topic.kinds is not None:
        wanted.append(EVENTS.c.kind.in_(sorted(kind.value for kind in topic.kinds)))
    if topic.bodies is not None:
        wanted.append(EVENTS.c.body_id.in_(sorted(topic.bodies)))
    if topic.inspection is not None:
        wanted.append(EVENTS.c.inspection_id == topic.inspection)
    return wanted


def _older(before: Bookmark | None) -> list[ColumnElement[bool]]:
    if before is None:
        return []
    at, key = before
    return [or_(EVENTS.c.at < at, and_(EVENTS.c.at == at, EVENTS.c.key > key))]


def _counted(connection: Connection, by: Column[Any]) -> dict[str, int]:
    query = select(by.label("what"), func.count().label("number")).group_by(by)
    return {row.what: row.number for row in connection.execute(query)}
