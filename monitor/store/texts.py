"""What the articles about a body said, small enough to be compared with each new one."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select

from monitor.domain.article import Article, ArticleId, SourceName
from monitor.domain.copies import Text, says, sketch_of
from monitor.domain.reading import Reading
from monitor.store.scores import rating_of
from monitor.store.tables import ARTICLES, SKETCHES

_NOBODY = ""
_MOST = 200
_OF_NOBODY_FOR = timedelta(days=14)
"""Whom an article is on that names nobody we know cannot narrow the look; days must."""

_NEWEST_FIRST = ARTICLES.c.first_read_at.desc()
_TEXTS = select(
    SKETCHES.c.body_id,
    SKETCHES.c.rating,
    SKETCHES.c.sketch,
    ARTICLES.c.id,
    ARTICLES.c.source,
    ARTICLES.c.official,
    ARTICLES.c.title,
    ARTICLES.c.published,
    ARTICLES.c.first_read_at,
).join(ARTICLES, ARTICLES.c.id == SKETCHES.c.article_id)
_BESIDE = (
    _TEXTS.where(
        SKETCHES.c.body_id.in_(bindparam("bodies", expanding=True)),
        (SKETCHES.c.body_id != _NOBODY) | (ARTICLES.c.first_read_at >= bindparam("since")),
        ARTICLES.c.id != bindparam("article"),
    )
    .order_by(_NEWEST_FIRST)
    .limit(_MOST)
)


def keep_sketch(
    connection: Connection, article: Article, reading: Reading, *, new: bool = False
) -> None:
    """In place of that of the text that it had before, if the article is not ``new``."""
    if not new:
        connection.execute(delete(SKETCHES).where(SKETCHES.c.article_id == article.id))
    sketch = list(sketch_of(article.title, article.text)) if _tells(reading) else []
    told = dict(sorted(says(reading), key=lambda said: (said[0], said[1] is not None)))
    rows = [
        {"body_id": body, "article_id": article.id, "rating": rating, "sketch": sketch}
        for body, rating in told.items()
    ]
    if sketch:
        connection.execute(insert(SKETCHES), rows)


def texts_beside(connection: Connection, article: Article, reading: Reading) -> tuple[Text, ...]:
    """What other articles said of the same bodies, the newest first, so many at the most.

    Empty for the inspectorate's own pages: they copy nobody, and say when they appeared.
    """
    if not may_be_beside(article, reading):
        return ()
    wanted = {
        "bodies": tuple({body for body, _rating in says(reading)}),
        "since": article.read_at - _OF_NOBODY_FOR,
        "article": article.id,
    }
    return _gathered(connection.execute(_BESIDE, wanted).mappings())


def may_be_beside(article: Article, reading: Reading) -> bool:
    """Where not, nobody need ask for ``texts_beside``."""
    return not article.official and _tells(reading)


def all_texts(connection: Connection) -> tuple[Text, ...]:
    """What every article on an inspection said."""
    return _gathered(connection.execute(_TEXTS).mappings())


def _gathered(rows: Iterable[RowMapping]) -> tuple[Text, ...]:
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append(row)
    return tuple(map(_text, found.values()))


def _tells(reading: Reading) -> bool:
    return reading.relevant or bool(reading.doubts)


def _text(rows: list[RowMapping]) -> Text:
    """``rows``: one for each body."""
    row = rows[0]
    return Text(
        article=ArticleId(row["id"]),
        source=SourceName(row["source"]),
        official=row["official"],
        title=row["title"],
        published=row["published"],
        read_at=row["first_read_at"],
        sketch=tuple(row["sketch"]),
        says=frozenset((each["body_id"], rating_of(each["rating"])) for each in rows),
    )
