"""Tables for several workers at one database; in a file of SQLite, with its one, they are empty."""

from sqlalchemy import Boolean, Column, Integer, Table

from monitor.store.columns import Instant, Words
from monitor.store.metadata import METADATA

# ``leads``: does what one alone does for all.
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
