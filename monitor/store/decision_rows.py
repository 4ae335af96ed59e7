"""Decisions and their rows; which texts they are about."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, RowMapping, exists, insert, select

from monitor.domain.article import Article, ArticleId
from monitor.domain.body import BodyId
from monitor.domain.event import EventKey
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.decision import Answer, Decision, Verdict
from monitor.store.scores import rating_of
from monitor.store.tables import DECISIONS

_later = DECISIONS.alias("later")
_COUNTS = ~exists().where(
    _later.c.event_key == DECISIONS.c.event_key, _later.c.seq > DECISIONS.c.seq
)
"""Of several decisions on one question, the last."""
_SET_ASIDE = select(DECISIONS.c.event_key, DECISIONS.c.article_id).where(
    _COUNTS, DECISIONS.c.verdict.in_((Verdict.CORRECT.value, Verdict.DISMISS.value))
)


def last_decision(connection: Connection, question: EventKey) -> Decision | None:
    """None where nobody has decided."""
    query = select(DECISIONS).where(DECISIONS.c.event_key == question)
    row = connection.execute(query.order_by(DECISIONS.c.seq.desc()).limit(1)).mappings().first()
    return _decision(row) if row else None


def newest_decisions(connection: Connection, limit: int) -> tuple[Decision, ...]:
    """That which counts of each question, newest first."""
    query = select(DECISIONS).where(_COUNTS).order_by(DECISIONS.c.seq.desc()).limit(limit)
    return tuple(map(_decision, connection.execute(query).mappings()))


def decisions_on(connection: Connection, question: EventKey) -> tuple[Decision, ...]:
    """All that was ever decided on it, the oldest first."""
    query = select(DECISIONS).where(DECISIONS.c.event_key == question).order_by(DECISIONS.c.seq)
    return tuple(map(_decision, connection.execute(query).mappings()))


def add_decision(connection: Connection, article: Article, decision: Decision) -> int:
    """Returns the number by which it is kept."""
    answer = decision.answer
    row = {
        "event_key": decision.question,
        "verdict": answer.verdict.value,
        "decided_by": answer.by,
        "at": decision.at,
        "body_id": answer.body_id,
        "rating": answer.rating,
        "published": answer.published,
        "inspection_id": decision.inspection_id,
        "article_id": article.id,
        "fingerprint": article.fingerprint,
    }
    number: int = connection.scalars(insert(DECISIONS).returning(DECISIONS.c.seq), row).one()
    return number


def is_settled(connection: Connection, article: Article) -> bool:
    """Has a person said what this very text of the article says?"""
    same = DECISIONS.c.article_id == article.id, DECISIONS.c.fingerprint == article.fingerprint
    query = select(DECISIONS.c.seq).where(*same).limit(1)
    return connection.scalar(query) is not None


def settled_texts(connection: Connection, articles: Collection[ArticleId]) -> set[tuple[str, str]]:
    """The same of several: article and fingerprint of each such text."""
    texts = DECISIONS.c.article_id, DECISIONS.c.fingerprint
    rows = connection.execute(select(*texts).where(DECISIONS.c.article_id.in_(articles)))
    return {(row.article_id, row.fingerprint) for row in rows}


def set_aside(connection: Connection) -> Mapping[EventKey, ArticleId]:
    """Questions that were not confirmed in the end, and which article each was about."""
    rows = connection.execute(_SET_ASIDE)
    return {EventKey(row.event_key): ArticleId(row.article_id) for row in rows}


def _decision(row: RowMapping) -> Decision:
    body, inspection = row["body_id"], row["inspection_id"]
    answer = Answer(
        verdict=Verdict(row["verdict"]),
        by=row["decided_by"],
        body_id=BodyId(body) if body is not None else None,
        rating=rating_of(row["rating"]),
        published=row["published"],
    )
    return Decision(
        number=row["seq"],
        question=EventKey(row["event_key"]),
        answer=answer,
        at=row["at"],
        inspection_id=InspectionId(inspection) if inspection is not None else None,
    )
