"""The table of what people decided on questions. Rows are only ever added; the last one counts."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

# ``event_key``: the question; ``fingerprint``: the article's text when it was decided on; of what
# was not corrected ``body_id``, ``rating`` and ``published`` are NULL.
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("event_key", Words, ForeignKey("events.key"), nullable=False),
    Column("verdict", Words, nullable=False),
    Column("decided_by", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body_id", Words),
    Column("rating", Integer),
    Column("published", Date),
    Column("inspection_id", Words),
    Column("article_id", Words, ForeignKey("articles.id"), nullable=False),
    Column("fingerprint", Words, nullable=False),
    Index(None, "event_key"),
    Index(None, "article_id"),
    Index(None, "verdict"),
    sqlite_autoincrement=True,
)
