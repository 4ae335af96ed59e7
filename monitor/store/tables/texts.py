"""The table of what articles' words are compared by: see ``tables``."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table

from monitor.store.tables.columns import Words
from monitor.store.tables.metadata import METADATA

# Of articles that tell of inspections, once for each body that they are on (``body_id`` is empty
# where that could not be told), with the rating that they say it has. ``sketch``: of the text as it
# was read last, see ``domain/copies``.
SKETCHES = Table(
    "sketches",
    METADATA,
    Column("body_id", Words, primary_key=True),
    Column("article_id", Words, ForeignKey("articles.id"), primary_key=True, index=True),
    Column("rating", Integer),
    Column("sketch", JSON, nullable=False),
)
