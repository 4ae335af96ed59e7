"""Tables of who may use the dashboard: see ``tables``. Nothing in them lets anybody in: of sessions
and tokens only digests are kept."""

from sqlalchemy import Column, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

# ``password``: the mark of the password by which it began; with another one it is over.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", Words, primary_key=True),
    Column("password", Words, nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
)

TOKENS = Table(
    "tokens",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("digest", Words, nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
)
