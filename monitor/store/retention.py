"""Texts that nothing rests on, found and dropped in small steps."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    literal,
    select,
    tuple_,
    update,
)

from monitor.domain.article import ArticleId
from monitor.domain.reading import Category
from monitor.domain.upkeep.pruning import Dropped, Place
from monitor.store.engine.database import Database
from monitor.store.tables import ARTICLES, DECISIONS, EVENTS, EVIDENCE, OWED, READINGS
from monitor.store.tables.sources import QUARANTINED

_AT_ONCE = 200
"""Articles in one transaction: for so long another writer waits, some hundredths of a second."""

_BY_PLACE = (ARTICLES.c.last_read_at, ARTICLES.c.id)
_RESTING = (EVIDENCE, EVENTS, DECISIONS, QUARANTINED)
_CONCERNS_NOBODY = exists().where(
    READINGS.c.article_id == ARTICLES.c.id,
    READINGS.c.fingerprint == ARTICLES.c.fingerprint,
    READINGS.c.category == Category.UNRELATED.value,
)
_DROPPABLE = and_(
    ARTICLES.c.text_dropped_at.is_(None),
    ARTICLES.c.official.is_(False),
    ARTICLES.c.text != "",
    _CONCERNS_NOBODY,
    *(~exists().where(table.c.article_id == ARTICLES.c.id) for table in _RESTING),
)
_PRESENT = select(ARTICLES.c.fingerprint).where(ARTICLES.c.id == READINGS.c.article_id)


class Retention:
    """Each method is one transaction, ``drop`` two. All raise StoreError. Instants are UTC.

    Dropped are texts of articles last read ``before``, which are not the inspectorate's, were
    read as unrelated, and which no evidence, event, decision or quarantine refers to. All else
    that is known of them stays: nothing is read or told twice.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def droppable(self, before: datetime) -> Dropped:
        """What there is to be dropped; it stays."""
        size = func.coalesce(func.sum(func.length(ARTICLES.c.text)), 0)
        query = select(func.count(), size).where(_old(before), _DROPPABLE)
        with self._database.reading() as connection:
            texts, characters = connection.execute(query).one()
        return Dropped(texts, characters)

    def drop(
        self, before: datetime, now: datetime, after: Place | None = None
    ) -> tuple[Dropped, Place | None]:
        """The next few behind ``after``: what was dropped, and where to go on; None at the end."""
        query = select(*_BY_PLACE, func.length(ARTICLES.c.text)).where(_old(before))
        query = query.where(_DROPPABLE, *_behind(after)).order_by(*_BY_PLACE)
        with self._database.reading() as connection:
            found = [tuple(row) for row in connection.execute(query.limit(_AT_ONCE))]
        if not found:
            return Dropped(), None
        with self._database.writing() as connection:
            texts, readings = _drop(connection, [id_ for _, id_, _ in found], now)
        at, last, _ = found[-1]
        dropped = Dropped(texts, sum(length for _, _, length in found), readings)
        return dropped, ((at, ArticleId(last)) if len(found) == _AT_ONCE else None)

    def forget_owed(self, before: datetime) -> Dropped:
        """Pages that were owed and have not been asked for since: no list names them any more."""
        with self._database.writing() as connection:
            gone = connection.execute(delete(OWED).where(OWED.c.last_tried_at < before))
            return Dropped(owed=gone.rowcount)

    def articles(self) -> int:
        """How many are known, with a text or without."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(ARTICLES)) or 0


def _old(before: datetime) -> ColumnElement[bool]:
    return ARTICLES.c.last_read_at < before


def _behind(after: Place | None) -> Sequence[ColumnElement[bool]]:
    if after is None:
        return ()
    at, article = after
    place = tuple_(literal(at, ARTICLES.c.last_read_at.type), literal(article))
    # The first of these alone can be looked up in an index.
    return (ARTICLES.c.last_read_at >= at, tuple_(*_BY_PLACE) > place)


def _drop(connection: Connection, articles: Sequence[str], now: datetime) -> tuple[int, int]:
    """They are looked at once more: one may have been told of meanwhile."""
    these = ARTICLES.c.id.in_(articles)
    changed = update(ARTICLES).where(these, _DROPPABLE).values(text="", text_dropped_at=now)
    texts = connection.execute(changed).rowcount
    textless = select(ARTICLES.c.id).where(these, ARTICLES.c.text_dropped_at == now)
    former = (
        READINGS.c.article_id.in_(textless),
        _PRESENT.scalar_subquery() != (READINGS.c.fingerprint),
    )
    return texts, connection.execute(delete(READINGS).where(*former)).rowcount
