"""The memory of each source, and of the articles whose page we still owe a look."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    bindparam,
    delete,
    exists,
    func,
    select,
)

from monitor.domain.article import ArticleId, SourceName, Validators
from monitor.domain.visiting.visit import Answered, Owed, Visit
from monitor.store.engine.database import Database
from monitor.store.engine.insert import Row, insert_new, upsert
from monitor.store.tables import BEGINNINGS, OWED, SOURCES, TRAVELS

_MARKS = tuple(field.name for field in fields(Validators))
_OWED = tuple(OWED.c[field.name] for field in fields(Owed))
# Made at each visit, the statements would cost more than their execution.
_SOURCE: BindParameter[str] = bindparam("source")
_OF = select(SOURCES).where(SOURCES.c.name == _SOURCE)
_BEGAN = select(BEGINNINGS.c.at).where(BEGINNINGS.c.source == _SOURCE)
_TRAVELLED = select(TRAVELS.c.source).where(TRAVELS.c.source == _SOURCE)
_OWED_OF = select(*_OWED).where(OWED.c.article_id == bindparam("article"))
_DUE = select(SOURCES.c.name, SOURCES.c.next_due_at)
_DUE_TODAY = _DUE.where(~exists().where(TRAVELS.c.source == SOURCES.c.name))
_ALL_OWED = select(OWED.c.article_id)


class Visits:
    """Each method is one transaction. All raise StoreError. Instants are UTC.

    ``in_the_past``: whose visits these are, those of runs in the past or those of today. What the
    former remember would be in the way of the latter: all since then would be news.
    """

    def __init__(self, database: Database, *, in_the_past: bool = False) -> None:
        self._database = database
        self._in_the_past = in_the_past

    def of(self, source: SourceName) -> Visit:
        """An empty one for a source never visited."""
        wanted = {"source": source}
        with self._database.reading() as connection:
            if not self._in_the_past and _travelled(connection, source):
                return Visit()
            row = connection.execute(_OF, wanted).mappings().first()
            began = connection.scalar(_BEGAN, wanted)
            return replace(_visit(row) if row else Visit(), began_at=began)

    def of_today(self) -> datetime | None:
        """When any source was visited last, but for runs in the past; None for never."""
        there = TRAVELS.c.source == SOURCES.c.name
        real = select(func.max(SOURCES.c.last_tried_at)).where(~exists().where(there))
        with self._database.reading() as connection:
            at: datetime | None = connection.scalar(real)
            return at

    def all(self) -> Mapping[SourceName, Visit]:
        """Every source that was ever visited or planned, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(SOURCES).order_by(SOURCES.c.name)).mappings()
            return {SourceName(row["name"]): _visit(row) for row in rows}

    def due(self) -> Mapping[SourceName, datetime]:
        """When each source is to be visited next, in one query; without those never visited."""
        query = _DUE if self._in_the_past else _DUE_TODAY
        with self._database.reading() as connection:
            return {SourceName(name): at for name, at in connection.execute(query) if at}

    def begin(self, source: SourceName, now: datetime) -> None:
        """Note that its first visit is begun; the first such note stays."""
        with self._database.noting(source) as connection:
            self._note_whose(connection, source)
            insert_new(connection, BEGINNINGS, [source], lambda name: {"source": name, "at": now})

    def reserved(self, source: SourceName, due: datetime) -> None:
        """Somebody visits it now: it is not due again before, however that visit ends."""
        row = {"name": source, "failures": 0, "next_due_at": due}
        self._keep(row, adding=("failures",))

    def succeeded(
        self, source: SourceName, answered: Answered, now: datetime, due: datetime
    ) -> None:
        """What it says was not modified stays as we have it."""
        row = {
            "name": source,
            "last_good_at": now,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 0,
            "reason": None,
            "url": answered.url,
            **_validators_row(answered.validators),
            **({} if answered.held is None else {"held": dict(answered.held)}),
        }
        self._keep(row)

    def moved(self, source: SourceName, url: str) -> None:
        """It has another address: what was learned of the old one's lists is forgotten."""
        row = {"name": source, "failures": 0, "url": url, "held": {}}
        self._keep(row | _validators_row(Validators()), adding=("failures",))

    def failed(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """Count one more failure and keep the reason; the last good visit stays."""
        row = {
            "name": source,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 1,
            "reason": reason,
        }
        self._keep(row, adding=("failures",))

    def hindered(
        self,
        source: SourceName,
        reason: str,
        last_good: datetime | None,
        now: datetime,
        due: datetime,
    ) -> None:
        """A fault of ours: count one more, keep the reason, forget the validators."""
        row = {
            "name": source,
            "last_good_at": last_good,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 1,
            "reason": reason,
            **_validators_row(Validators()),
        }
        self._keep(row, adding=("failures",))

    def learning(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """The first visit is done in parts: no failure, and no good visit yet."""
        row = {
            "name": source,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 0,
            "reason": reason,
        }
        self._keep(row)

    def owed(self, article: ArticleId) -> Owed | None:
        """What is remembered of a page that could not be had; None where nothing is owed."""
        with self._database.reading() as connection:
            row = connection.execute(_OWED_OF, {"article": article}).mappings().first()
        return None if row is None else Owed(**row)

    def owed_among(self, articles: Collection[ArticleId]) -> frozenset[ArticleId]:
        """Those of them of which a page is owed, in one query."""
        with self._database.reading() as connection:
            # They are few, however many are asked about.
            owed = map(ArticleId, connection.scalars(_ALL_OWED))
            return frozenset(owed).intersection(articles)

    def owe(self, article: ArticleId, now: datetime) -> None:
        """Note that an article's page could not be had. Forgotten when the article is recorded."""
        row = {
            "article_id": article,
            "attempts": 1,
            "first_tried_at": now,
            "last_tried_at": now,
        }
        with self._database.noting(article) as connection:
            upsert(connection, OWED, row, keep=("first_tried_at",), adding=("attempts",))

    def _keep(self, row: Row, adding: tuple[str, ...] = ()) -> None:
        with self._database.noting(str(row["name"])) as connection:
            self._note_whose(connection, row["name"])
            upsert(connection, SOURCES, row, adding=adding)

    def _note_whose(self, connection: Connection, source: SourceName) -> None:
        """What a run in the past left is forgotten by the first of today."""
        if self._in_the_past:
            insert_new(connection, TRAVELS, [source], lambda name: {"source": name})
        elif _travelled(connection, source):
            connection.execute(delete(TRAVELS).where(TRAVELS.c.source == source))
            connection.execute(delete(BEGINNINGS).where(BEGINNINGS.c.source == source))
            connection.execute(delete(SOURCES).where(SOURCES.c.name == source))


def _travelled(connection: Connection, source: SourceName) -> bool:
    return connection.scalar(_TRAVELLED, {"source": source}) is not None


def _validators_row(validators: Validators | None) -> dict[str, str | None]:
    if validators is None:
        return {}
    return {name: getattr(validators, name) for name in _MARKS}


def _visit(row: RowMapping) -> Visit:
    return Visit(
        validators=Validators(*(row[name] for name in _MARKS)),
        last_good_at=row["last_good_at"],
        last_tried_at=row["last_tried_at"],
        next_due_at=row["next_due_at"],
        failures=row["failures"],
        reason=row["reason"],
        url=row["url"],
        held=row["held"],
    )
