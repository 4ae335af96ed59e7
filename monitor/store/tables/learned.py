"""Tables of what was learned of a source's site beside its lists: see ``tables``."""

from sqlalchemy import JSON, Column, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

# Of each field of a post that holds terms: their names by number.
VOCABULARIES = Table(
    "vocabularies",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("asked_at", Instant),
    Column("names", JSON, nullable=False),
)

# When a source was visited for the first time, be the first visit done or not.
BEGINNINGS = Table(
    "beginnings",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("at", Instant, nullable=False),
)
