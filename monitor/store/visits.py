"""The memory of each source, and of the articles whose page we still owe a look."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from sqlalchemy import RowMapping, select

from monitor.domain.article import ArticleId, SourceName, Validators
from monitor.domain.visit import Owed, Visit
from monitor.store.database import Database
from monitor.store.insert import Row, upsert
from monitor.store.tables import OWED, SOURCES

_OWED = tuple(OWED.c[field.name] for field in fields(Owed))


class Visits:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Visit:
        """An empty one for a source never visited."""
        query = select(SOURCES).where(SOURCES.c.name == source)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
            return Visit() if row is None else _visit(row)

    def all(self) -> Mapping[SourceName, Visit]:
        """Every source that was ever visited or planned, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(SOURCES).order_by(SOURCES.c.name)).mappings()
            return {SourceName(row["name"]): _visit(row) for row in rows}

    def succeeded(
        self, source: SourceName, validators: Validators | None, now: datetime, due: datetime
    ) -> None:
        """Validators None: nothing was modified, keep those we have."""
        row = {
            "name": source,
            "last_good_at": now,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 0,
            "reason": None,
            **_validators_row(validators),
        }
        with self._database.writing() as connection:
            upsert(connection, SOURCES, row)

    def failed(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """Count one more failure and keep the reason; the last good visit stays."""
        row = {
            "name": source,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 1,
            "reason": reason,
        }
        with self._database.writing() as connection:
            upsert(connection, SOURCES, row, adding=("failures",))

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
        with self._database.writing() as connection:
            upsert(connection, SOURCES, row, adding=("failures",))

    def learning(self, source: SourceName, reason: str, now: datetime, due: datetime) -> None:
        """The first visit is done in parts: no failure, and no good visit yet."""
        row = {
            "name": source,
            "last_tried_at": now,
            "next_due_at": due,
            "failures": 0,
            "reason": reason,
        }
        with self._database.writing() as connection:
            upsert(connection, SOURCES, row)

    def owed(self, article: ArticleId) -> Owed | None:
        """What is remembered of a page that could not be had; None where nothing is owed."""
        with self._database.reading() as connection:
            query = select(*_OWED).where(OWED.c.article_id == article)
            row = connection.execute(query).mappings().first()
        return None if row is None else Owed(**row)

    def owe(self, article: ArticleId, now: datetime) -> None:
        """Note that an article's page could not be had. Forgotten when the article is recorded."""
        row = {
            "article_id": article,
            "attempts": 1,
            "first_tried_at": now,
            "last_tried_at": now,
        }
        with self._database.writing() as connection:
            upsert(connection, OWED, row, keep=("first_tried_at",), adding=("attempts",))


def _validators_row(validators: Validators | None) -> Row:
    if validators is None:
        return {}
    return {"etag": validators.etag, "last_modified": validators.last_modified}


def _visit(row: RowMapping) -> Visit:
    return Visit(
        validators=Validators(row["etag"], row["last_modified"]),
        last_good_at=row["last_good_at"],
        last_tried_at=row["last_tried_at"],
        next_due_at=row["next_due_at"],
        failures=row["failures"],
        reason=row["reason"],
    )
