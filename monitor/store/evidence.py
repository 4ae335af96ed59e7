"""What articles say about inspections."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.inspection import Authority, Evidence, InspectionId
from monitor.domain.ledger.citation import Citation
from monitor.domain.rating import Direction, Rating
from monitor.store.engine.insert import Row, insert_new
from monitor.store.scores import rating_of, score_of, score_row
from monitor.store.tables import ARTICLES, EVIDENCE

_LIVE = EVIDENCE.c.ended_at.is_(None)
_CITATIONS = (
    select(
        EVIDENCE,
        ARTICLES.c.title,
        ARTICLES.c.source,
        ARTICLES.c.url,
        ARTICLES.c.published,
    )
    .join(ARTICLES, ARTICLES.c.id == EVIDENCE.c.article_id)
    .order_by(EVIDENCE.c.seq)
)
_CITATIONS_FOR = _CITATIONS.where(
    EVIDENCE.c.inspection_id.in_(bindparam("some", expanding=True)), _LIVE
)


def add_evidence(
    connection: Connection, article: Article, evidence: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """One article, in its present text, speaks once for an inspection, from ``read_at`` on.

    Returns what was not there.
    """
    return insert_new(connection, EVIDENCE, evidence, lambda one: _row(article, one))


def end_evidence(
    connection: Connection, article: Article, evidence: Iterable[Evidence], at: datetime
) -> None:
    """What the article's present text was taken to say does not count any more."""
    for one in evidence:
        same = (EVIDENCE.c.inspection_id == one.inspection_id) & (
            EVIDENCE.c.article_id == one.article_id
        )
        text = EVIDENCE.c.fingerprint == article.fingerprint
        connection.execute(update(EVIDENCE).where(same & text & _LIVE).values(ended_at=at))


def end_word(
    connection: Connection, article: ArticleId, inspections: Collection[InspectionId], at: datetime
) -> None:
    """What any text of the article was taken to say of these does not count any more."""
    same = (EVIDENCE.c.article_id == article) & EVIDENCE.c.inspection_id.in_(inspections)
    connection.execute(update(EVIDENCE).where(same & _LIVE).values(ended_at=at))


def evidence_for(connection: Connection, inspection: InspectionId) -> tuple[Evidence, ...]:
    """What counts today, in the order it was recorded."""
    wanted = EVIDENCE.c.inspection_id == inspection
    rows = connection.execute(select(EVIDENCE).where(wanted & _LIVE).order_by(EVIDENCE.c.seq))
    return tuple(evidence_of(row) for row in rows.mappings())


def citations_for(
    connection: Connection, inspections: Collection[InspectionId]
) -> dict[InspectionId, tuple[Citation, ...]]:
    """What counts today for each of these, in the order it was recorded."""
    found: dict[InspectionId, tuple[Citation, ...]] = {}
    rows = connection.execute(_CITATIONS_FOR, {"some": tuple(inspections)})
    for row in rows.mappings():
        one = _citation(row)
        key = one.evidence.inspection_id
        found[key] = (*found.get(key, ()), one)
    return found


def all_citations(connection: Connection) -> tuple[Citation, ...]:
    """Every piece of evidence with its article, ended or not, in the order it was recorded."""
    rows = connection.execute(_CITATIONS)
    return tuple(_citation(row) for row in rows.mappings())


def _citation(row: RowMapping) -> Citation:
    return Citation(
        evidence=evidence_of(row),
        title=row["title"],
        source=SourceName(row["source"]),
        url=row["url"],
        published=row["published"],
        read_at=row["recorded_at"],
        ended_at=row["ended_at"],
    )


def _row(article: Article, evidence: Evidence) -> Row:
    return {
        "inspection_id": evidence.inspection_id,
        "article_id": evidence.article_id,
        "fingerprint": article.fingerprint,
        "authority": evidence.authority,
        "rating": evidence.rating,
        "previous": evidence.previous,
        "direction": evidence.direction,
        **score_row(evidence.score),
        "quote": evidence.quote,
        "quote_start": evidence.start,
        "quote_end": evidence.end,
        "confidence": evidence.confidence,
        "recorded_at": article.read_at,
        "decided_by": evidence.decided_by,
    }


def evidence_of(row: RowMapping) -> Evidence:
    """A row that has all columns of the table, among others perhaps."""
    return Evidence(
        inspection_id=InspectionId(row["inspection_id"]),
        article_id=ArticleId(row["article_id"]),
        authority=Authority(row["authority"]),
        rating=Rating(row["rating"]),
        previous=rating_of(row["previous"]),
        direction=Direction(row["direction"]) if row["direction"] else None,
        score=score_of(row),
        quote=row["quote"],
        start=row["quote_start"],
        end=row["quote_end"],
        confidence=row["confidence"],
        decided_by=row["decided_by"],
    )
