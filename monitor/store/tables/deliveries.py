"""Tables about the ways out: who cannot be reached, what is silent, what a person knows of."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

# Recipients that were put off; ``address`` * is the channel as a whole, ``failing`` are those who
# were put off since it last took anything.
CIRCUITS = Table(
    "circuits",
    METADATA,
    Column("channel", Words, primary_key=True),
    Column("address", Words, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", Instant, nullable=False),
    Column("reason", Words, nullable=False),
    Column("failing", JSON, nullable=False),
)

SILENCES = Table(
    "silences",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("scope", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    sqlite_autoincrement=True,
)

# Events that a person knows of.
ACKNOWLEDGED = Table(
    "acknowledged",
    METADATA,
    Column("event_key", Words, ForeignKey("events.key"), primary_key=True),
    Column("at", Instant, nullable=False),
)
