"""Which pages of the inspectorate the ledger rests on, and when they were asked for last."""

from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    bindparam,
    func,
    or_,
    select,
    union,
)

from monitor.domain.article import ArticleId
from monitor.domain.document import DocumentType
from monitor.domain.inspection import Authority, Inspection
from monitor.domain.ledger.withdrawal import (
    Look,
    OfficialPage,
    Resting,
    Watched,
    brings_back,
    rests_on,
)
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.inspections import standing_by_id
from monitor.store.tables import ARTICLES, DOCUMENTS, EVIDENCE, LEDGER, LOOKS

# A report without rating says nothing that would be evidence: its inspection bears its address.
_UNRATED = LEDGER.c.rating.is_(None) & (LEDGER.c.report_url == ARTICLES.c.url)
_SPEAKS = EVIDENCE.c.ended_at.is_(None) & (EVIDENCE.c.authority == Authority.OFFICIAL)


class Pages:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_asked(self) -> datetime | None:
        """When any page was asked for whether it is still there."""
        with self._database.reading() as connection:
            at: datetime | None = connection.scalar(select(func.max(LOOKS.c.asked_at)))
            return at

    def watched(self, since: datetime) -> tuple[Watched, ...]:
        """Those published since then that speak for an inspection."""
        with self._database.reading() as connection:
            return _watched(connection, since)

    def brings_back(self, article: ArticleId) -> bool:
        """Was anything withdrawn with this page that counts again now that it is there?"""
        with self._database.reading() as connection:
            return any(brings_back(article, each) for each in resting_on(connection, article))

    def looked(self, article: ArticleId, look: Look) -> None:
        """In place of what was known before."""
        row = {"article_id": article, "asked_at": look.asked_at, "gone_since": look.gone_since}
        with self._database.writing() as connection:
            upsert(connection, LOOKS, row)


# Made for each article that tells a rating, the statements would cost more than their execution.
_ARTICLE: BindParameter[str] = bindparam("article")
_RESTING_ON = union(
    select(EVIDENCE.c.inspection_id).where(_SPEAKS & (EVIDENCE.c.article_id == _ARTICLE)),
    select(LEDGER.c.inspection_id).join(ARTICLES, _UNRATED).where(ARTICLES.c.id == _ARTICLE),
)
_AT = (
    select(ARTICLES.c.id.label("article_id"), DOCUMENTS.c.document, LOOKS.c.gone_since)
    .outerjoin(DOCUMENTS, DOCUMENTS.c.article_id == ARTICLES.c.id)
    .outerjoin(LOOKS, LOOKS.c.article_id == ARTICLES.c.id)
    .where(ARTICLES.c.url == bindparam("url"))
    .order_by(ARTICLES.c.id)
)
_CITING = (
    select(EVIDENCE.c.article_id, DOCUMENTS.c.document, LOOKS.c.gone_since)
    .outerjoin(DOCUMENTS, DOCUMENTS.c.article_id == EVIDENCE.c.article_id)
    .outerjoin(LOOKS, LOOKS.c.article_id == EVIDENCE.c.article_id)
    .where(_SPEAKS & (EVIDENCE.c.inspection_id == bindparam("inspection")))
    .distinct()
    .order_by(EVIDENCE.c.article_id)
)


def resting_on(connection: Connection, article: ArticleId) -> tuple[Resting, ...]:
    """The standing inspections that a page speaks for, each with all pages that do."""
    ids = connection.scalars(_RESTING_ON, {"article": article}).all()
    found = standing_by_id(connection, ids) if ids else ()
    resting = (Resting(one, _pages(connection, one)) for one in found)
    return tuple(each for each in resting if any(page.article == article for page in each.pages))


def _pages(connection: Connection, inspection: Inspection) -> tuple[OfficialPage, ...]:
    if inspection.rating is not None:
        rows = connection.execute(_CITING, {"inspection": inspection.id})
    else:
        rows = connection.execute(_AT, {"url": inspection.report_url})
    return tuple(map(_page, rows.mappings()))


def _page(row: RowMapping) -> OfficialPage:
    document = DocumentType(row["document"]) if row["document"] is not None else None
    return OfficialPage(ArticleId(row["article_id"]), document, row["gone_since"] is not None)


def _watched(connection: Connection, since: datetime) -> tuple[Watched, ...]:
    young = or_(
        ARTICLES.c.published >= since,
        ARTICLES.c.published.is_(None) & (ARTICLES.c.first_read_at >= since),
    )
    # Asked of each article whether either holds, a million would be read for a few hundred.
    unrated = select(ARTICLES.c.id).join(LEDGER, _UNRATED)
    speaking = union(select(EVIDENCE.c.article_id).where(_SPEAKS), unrated)
    query = (
        select(ARTICLES.c.id, ARTICLES.c.last_read_at, LOOKS.c.asked_at, LOOKS.c.gone_since)
        .outerjoin(LOOKS, LOOKS.c.article_id == ARTICLES.c.id)
        .where(ARTICLES.c.id.in_(speaking) & young)
        .order_by(ARTICLES.c.id)
    )
    rows = connection.execute(query).mappings().all()
    return tuple(_watched_one(connection, row) for row in rows)


def _watched_one(connection: Connection, row: RowMapping) -> Watched:
    look = Look(row["asked_at"], row["gone_since"]) if row["asked_at"] else None
    article = ArticleId(row["id"])
    # Of a page that is there nobody asks what rests on it.
    resting = resting_on(connection, article) if row["gone_since"] else ()
    missing = any(rests_on(article, each) for each in resting)
    return Watched(article, row["last_read_at"], look, missing)
