"""Runs that wait for a person, and those that were refused."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, select, update

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.ledger.quarantine import HeldRun, Tell, Verdict, Waiting
from monitor.store.announcements import add_announcements
from monitor.store.engine.database import Database
from monitor.store.engine.insert import Row, insert_new
from monitor.store.engine.portions import portions
from monitor.store.tables.sources import QUARANTINED, QUARANTINES
from monitor.store.waiting_json import waiting_json, waiting_of

_BARRED = QUARANTINES.c.verdict != Verdict.RELEASED.value
_BOTH = QUARANTINED.join(QUARANTINES)
_ANY_BARRED = select(QUARANTINES.c.number).where(_BARRED).limit(1)
_OPEN = select(QUARANTINES.c.number).where(
    QUARANTINES.c.source == bindparam("source"), QUARANTINES.c.verdict == Verdict.HELD.value
)


class Quarantine:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_held(self, source: SourceName) -> bool:
        """Does a run of it wait for a person?"""
        with self._database.reading() as connection:
            return _open(connection, source) is not None

    def hold(
        self,
        source: SourceName,
        waiting: Mapping[str, Waiting],
        most: int,
        now: datetime,
        tell: Tell,
    ) -> int:
        """Add to the run that waits, or begin one and ``tell`` of it; its number."""
        with self._database.writing() as connection:
            number = _open(connection, source)
            if number is None:
                row = {"source": source, "at": now, "most": most, "verdict": Verdict.HELD.value}
                made = connection.execute(insert(QUARANTINES).returning(QUARANTINES.c.number), row)
                number = int(made.scalar_one())
                event, deliveries = tell(number)
                add_announcements(connection, (event,), deliveries)
            run = number
            insert_new(connection, QUARANTINED, waiting.values(), lambda one: _row(run, one))
            return run

    def marks_among(self, articles: Collection[ArticleId]) -> Mapping[ArticleId, frozenset[str]]:
        """The marks of entries under which each is held or was refused."""
        found: dict[ArticleId, frozenset[str]] = {}
        with self._database.reading() as connection:
            if connection.scalar(_ANY_BARRED) is None:
                return found
            for some in portions(articles):
                query = select(QUARANTINED.c.article_id, QUARANTINED.c.mark).select_from(_BOTH)
                wanted = query.where(_BARRED, QUARANTINED.c.article_id.in_(some))
                for article, mark in connection.execute(wanted):
                    found[article] = found.get(article, frozenset()) | {mark}
        return found

    def bars(self, article: ArticleId, fingerprint: str, mark: str) -> bool:
        """Is this very text held, or was it refused? From now on it is known by ``mark``, too."""
        query = select(QUARANTINED.c.number, QUARANTINED.c.mark).select_from(_BOTH)
        same = (QUARANTINED.c.article_id == article) & (QUARANTINED.c.fingerprint == fingerprint)
        with self._database.reading() as connection:
            known = connection.execute(query.where(_BARRED, same)).all()
        if known and mark not in {row.mark for row in known}:
            other = {"number": known[0].number, "article_id": article, "mark": mark}
            with self._database.writing() as connection:
                row = {**other, "fingerprint": fingerprint, "content": None}
                insert_new(connection, QUARANTINED, [row], dict)
        return bool(known)

    def runs(self) -> tuple[HeldRun, ...]:
        """All that ever were, oldest first."""
        with self._database.reading() as connection:
            return tuple(map(_run, connection.execute(_runs()).mappings()))

    def run(self, number: int) -> HeldRun | None:
        """None where there never was one of that number."""
        with self._database.reading() as connection:
            query = _runs().where(QUARANTINES.c.number == number)
            row = connection.execute(query).mappings().first()
            return _run(row) if row else None

    def pages(self, number: int) -> tuple[Waiting, ...]:
        """What a run brought, in the order it was read."""
        of_run = (QUARANTINED.c.number == number) & QUARANTINED.c.content.is_not(None)
        with self._database.reading() as connection:
            rows = connection.scalars(select(QUARANTINED.c.content).where(of_run))
            found = [waiting_of(content) for content in rows]
        return tuple(sorted(found, key=lambda one: one.made.article.read_at))

    def settle(self, number: int, verdict: Verdict, now: datetime) -> bool:
        """False where it waits for nobody."""
        held = (QUARANTINES.c.number == number) & (QUARANTINES.c.verdict == Verdict.HELD.value)
        settled = update(QUARANTINES).where(held).values(verdict=verdict.value, settled_at=now)
        with self._database.writing() as connection:
            return connection.execute(settled).rowcount > 0


def _open(connection: Connection, source: SourceName) -> int | None:
    number: int | None = connection.scalar(_OPEN, {"source": source})
    return number


def _runs() -> Select[tuple[object, ...]]:
    counted = func.count(QUARANTINED.c.content).label("pages")
    joined = QUARANTINES.outerjoin(QUARANTINED)
    query = select(*QUARANTINES.c, counted).select_from(joined)
    return query.group_by(*QUARANTINES.c).order_by(QUARANTINES.c.number)


def _run(row: RowMapping) -> HeldRun:
    return HeldRun(
        number=row["number"],
        source=SourceName(row["source"]),
        at=row["at"],
        most=row["most"],
        pages=row["pages"],
        verdict=Verdict(row["verdict"]),
        settled_at=row["settled_at"],
    )


def _row(number: int, one: Waiting) -> Row:
    article = one.made.article
    return {
        "number": number,
        "article_id": article.id,
        "mark": article.entry_mark,
        "fingerprint": article.fingerprint,
        "content": waiting_json(one),
    }
