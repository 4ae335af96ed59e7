"""Who is alive, and what workers at one database must know of each other: see ``tables``."""

from sqlalchemy import Boolean, Column, Integer, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

HEARTBEATS = Table(
    "heartbeats",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("at", Instant, nullable=False),
)

# Empty where there is one alone. ``leads``: does what one alone does for all.
WORKERS = Table(
    "workers",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("leads", Boolean, nullable=False),
)

# When a host may be asked again by any of them; ``why``, ``status``: what it said that made us
# leave it alone until then.
HOSTS = Table(
    "hosts",
    METADATA,
    Column("host", Words, primary_key=True),
    Column("free_at", Instant, nullable=False),
    Column("held_until", Instant),
    Column("why", Words),
    Column("status", Integer),
)
