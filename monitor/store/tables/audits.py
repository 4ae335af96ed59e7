"""The tables of the auditor and of the watch over sources: see ``tables``."""

from sqlalchemy import JSON, Column, Index, Integer, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

# What the inspectorate published and what became of it, as each audit found it; ``proofs``: one
# object for each report.
AUDITS = Table(
    "audits",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("since", Instant, nullable=False),
    Column("way", JSON, nullable=False),
    Column("faults", JSON, nullable=False),
    Column("proofs", JSON, nullable=False),
    Column("healthy", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Index(None, "at"),
    sqlite_autoincrement=True,
)

# Since when a subscription reads as it does, by its mark; NULL: since nobody knows when.
WISHES = Table(
    "wishes",
    METADATA,
    Column("mark", Words, primary_key=True),
    Column("since", Instant),
)

# Sources of which operators were told that they broke, and that they are back.
TROUBLES = Table(
    "troubles",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("broken_at", Instant, nullable=False),
    Column("back_at", Instant),
    Column("state", Words, nullable=False, server_default="unreachable"),
    Column("reminded_at", Instant),
)
