"""Articles and what was read in them."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, RowMapping, bindparam, delete, insert, select

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.document import DocumentType
from monitor.domain.reading import Reading
from monitor.domain.seen import Seen
from monitor.store.engine.insert import Row, insert_all_new, insert_new, upsert
from monitor.store.engine.portions import portions
from monitor.store.standards import table_json, table_of
from monitor.store.tables import ARTICLE_TABLES, ARTICLES, DOCUMENTS, OWED, READINGS

PARTS = (ARTICLES, ARTICLE_TABLES.c.content, DOCUMENTS.c.document, DOCUMENTS.c.report_file)
"""All columns of an article, from ``ARTICLES_WHOLE``."""

ARTICLES_WHOLE = ARTICLES.outerjoin(
    ARTICLE_TABLES, ARTICLE_TABLES.c.article_id == ARTICLES.c.id
).outerjoin(DOCUMENTS, DOCUMENTS.c.article_id == ARTICLES.c.id)
_SEEN = tuple(ARTICLES.c[field.name] for field in fields(Seen))
# Made for each article, the statements would cost more than their execution.
_ARTICLE: BindParameter[str] = bindparam("article")
_SOME: BindParameter[Any] = bindparam("some", expanding=True)
_SEEN_OF = select(*_SEEN).where(ARTICLES.c.id == _ARTICLE)
_SEEN_AMONG = select(ARTICLES.c.id, *_SEEN).where(ARTICLES.c.id.in_(_SOME))
_NOT_OWED = delete(OWED).where(OWED.c.article_id.in_(_SOME))


def seen(connection: Connection, article: ArticleId) -> Seen | None:
    """None for an article that was never kept."""
    row = connection.execute(_SEEN_OF, {"article": article}).mappings().first()
    return None if row is None else Seen(**row)


def seen_among(connection: Connection, articles: Collection[ArticleId]) -> dict[ArticleId, Seen]:
    """Those of them that were ever kept, in few queries however many there are."""
    return {
        ArticleId(article): Seen(*row)
        for some in portions(articles)
        for article, *row in connection.execute(_SEEN_AMONG, {"some": some})
    }


def first_read(connection: Connection, article: ArticleId, fingerprint: str) -> datetime | None:
    """When its text was read first; None for a text that it never had."""
    same_text = (READINGS.c.article_id == article) & (READINGS.c.fingerprint == fingerprint)
    at: datetime | None = connection.scalar(select(READINGS.c.read_at).where(same_text))
    return at


def find_article(connection: Connection, article: ArticleId) -> Article | None:
    """As it was read last; None for an article that was never kept."""
    query = select(*PARTS).select_from(ARTICLES_WHOLE)
    row = connection.execute(query.where(ARTICLES.c.id == article)).mappings().first()
    return None if row is None else article_of(row)


def documents_of(
    connection: Connection, articles: Collection[ArticleId]
) -> dict[ArticleId, DocumentType]:
    """What sort of page each is, of those that are the inspectorate's."""
    wanted = DOCUMENTS.c.article_id.in_(articles) & DOCUMENTS.c.document.is_not(None)
    rows = connection.execute(select(DOCUMENTS.c.article_id, DOCUMENTS.c.document).where(wanted))
    return {ArticleId(article): DocumentType(document) for article, document in rows}


def add_article(connection: Connection, article: Article) -> bool:
    """False where it was kept before: then all of it stays as it is."""
    return bool(insert_new(connection, ARTICLES, [article], _article_row))


def add_articles(
    connection: Connection, read: Collection[tuple[Article, Reading]]
) -> frozenset[ArticleId]:
    """Those that were never kept, in few statements; they are no longer owed. Returns them.

    They must be plain: without a table, and not of the inspectorate.
    """
    given = {article.id: (article, reading) for article, reading in read}
    # Sorted, so that of two who add the same ones none waits for the other for ever.
    rows = [_article_row(given[one][0]) for one in sorted(given)]
    new = [given[ArticleId(one)] for one in insert_all_new(connection, ARTICLES, rows)]
    if new:
        insert_all_new(connection, READINGS, [_reading_row(*each) for each in new])
        for some in portions(article.id for article, _ in new):
            connection.execute(_NOT_OWED, {"some": some})
    return frozenset(article.id for article, _ in new)


def keep_article(connection: Connection, article: Article, reading: Reading, *, new: bool) -> None:
    """In place of its former state, if it was read before. It is no longer owed.

    Of a text that is read again, the time of its first reading stays. ``new``: it has just been
    added, and nothing is beside it yet.
    """
    if not new:
        upsert(connection, ARTICLES, _article_row(article), keep=("first_read_at",))
        connection.execute(delete(ARTICLE_TABLES).where(ARTICLE_TABLES.c.article_id == article.id))
        connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.article_id == article.id))
    upsert(connection, READINGS, _reading_row(article, reading), keep=("read_at",))
    _add_table(connection, article)
    _add_document(connection, article)
    connection.execute(_NOT_OWED, {"some": (article.id,)})


def _add_table(connection: Connection, article: Article) -> None:
    if article.table:
        row = {"article_id": article.id, "content": table_json(article.table)}
        connection.execute(insert(ARTICLE_TABLES), row)


def _add_document(connection: Connection, article: Article) -> None:
    if article.document is not None or article.report_file is not None:
        row = {
            "article_id": article.id,
            "document": article.document.value if article.document else None,
            "report_file": article.report_file,
        }
        connection.execute(insert(DOCUMENTS), row)


def _article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "source": article.source,
        "official": article.official,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "text": article.text,
        "entry_mark": article.entry_mark,
        "fingerprint": article.fingerprint,
        "report_url": article.report_url,
        "first_read_at": article.read_at,
        "last_read_at": article.read_at,
        "text_dropped_at": article.text_dropped_at,
    }


def _reading_row(article: Article, reading: Reading) -> Row:
    return {
        "article_id": article.id,
        "fingerprint": article.fingerprint,
        "category": reading.category.value,
        "reasons": list(reading.reasons),
        "doubts": list(reading.doubts),
        "read_at": article.read_at,
    }


def article_of(row: RowMapping) -> Article:
    """A row that has all columns of the table and ``content``, among others perhaps."""
    return Article(
        id=ArticleId(row["id"]),
        source=SourceName(row["source"]),
        official=row["official"],
        url=row["url"],
        title=row["title"],
        published=row["published"],
        text=row["text"],
        entry_mark=row["entry_mark"],
        fingerprint=row["fingerprint"],
        read_at=row["last_read_at"],
        report_url=row["report_url"],
        table=table_of(row["content"]),
        document=DocumentType(row["document"]) if row["document"] is not None else None,
        report_file=row["report_file"],
        text_dropped_at=row["text_dropped_at"],
    )
