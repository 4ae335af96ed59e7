"""Tables about what a person wants of single sources: see ``tables``."""

from sqlalchemy import Column, Table

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
