"""What articles say about inspections."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, select

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.citation import Citation
from monitor.domain.inspection import Authority, Evidence, InspectionId
from monitor.domain.rating import Direction, Rating
from monitor.store.insert import Row, insert_new
from monitor.store.scores import rating_of, score_of, score_row
from monitor.store.tables import ARTICLES, EVIDENCE, READINGS

_SAME_TEXT = (READINGS.c.article_id == EVIDENCE.c.article_id) & (
    READINGS.c.fingerprint == EVIDENCE.c.fingerprint
)
_CITATIONS = (
    select(
        EVIDENCE,
        ARTICLES.c.title,
        ARTICLES.c.source,
        ARTICLES.c.url,
        ARTICLES.c.published,
        READINGS.c.read_at,
    )
    .join(ARTICLES, ARTICLES.c.id == EVIDENCE.c.article_id)
    .join(READINGS, _SAME_TEXT)
    .order_by(EVIDENCE.c.seq)
)


def add_evidence(
    connection: Connection, fingerprint: str, evidence: Iterable[Evidence]
) -> tuple[Evidence, ...]:
    """One article, in one text (``fingerprint``), speaks once for an inspection.

    Returns what was not there.
    """
    return insert_new(connection, EVIDENCE, evidence, lambda one: _row(fingerprint, one))


def evidence_for(connection: Connection, inspection: InspectionId) -> tuple[Evidence, ...]:
    """In the order it was recorded."""
    wanted = EVIDENCE.c.inspection_id == inspection
    rows = connection.execute(select(EVIDENCE).where(wanted).order_by(EVIDENCE.c.seq))
    return tuple(_evidence(row) for row in rows.mappings())


def all_citations(connection: Connection) -> tuple[Citation, ...]:
    """Every piece of evidence with its article, in the order it was recorded."""
    rows = connection.execute(_CITATIONS)
    return tuple(_citation(row) for row in rows.mappings())


def _citation(row: RowMapping) -> Citation:
    return Citation(
        evidence=_evidence(row),
        title=row["title"],
        source=SourceName(row["source"]),
        url=row["url"],
        published=row["published"],
        read_at=row["read_at"],
    )


def _row(fingerprint: str, evidence: Evidence) -> Row:
    return {
        "inspection_id": evidence.inspection_id,
        "article_id": evidence.article_id,
        "fingerprint": fingerprint,
        "authority": evidence.authority,
        "rating": evidence.rating,
        "previous": evidence.previous,
        "direction": evidence.direction,
        **score_row(evidence.score),
        "quote": evidence.quote,
        "quote_start": evidence.start,
        "quote_end": evidence.end,
        "confidence": evidence.confidence,
    }


def _evidence(row: RowMapping) -> Evidence:
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
    )
