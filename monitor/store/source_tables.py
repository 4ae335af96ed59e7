"""Tables about single sources: how they are, and what a person wants of them: see ``tables``."""

from sqlalchemy import Boolean, Column, Float, Integer, Table

from monitor.store.columns import Instant, Words
from monitor.store.metadata import METADATA

# The last pause of each source; ``until``: NULL for one without an end.
PAUSES = Table(
    "pauses",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Column("reason", Words, nullable=False),
)

# Sources that the running service is to visit at once.
VISIT_REQUESTS = Table(
    "visit_requests",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("asked_at", Instant, nullable=False),
)

# How each source is, by its visits; ``silence_s``: the longest between two dates of its list.
SOURCE_STATES = Table(
    "source_states",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("state", Words, nullable=False),
    Column("since", Instant),
    Column("detail", Words, nullable=False),
    Column("suspected", Words),
    Column("times", Integer, nullable=False),
    Column("suspected_at", Instant),
    Column("answered", Boolean, nullable=False),
    Column("newest", Instant),
    Column("silence_s", Float),
    Column("mark", Words, nullable=False),
)
