"""Tables about single sources: how they are, and what a person wants of them: see ``tables``."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, Table

from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.metadata import METADATA

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

# ``verdict``: held, released or dropped; ``most``: so many changes were thought plausible.
QUARANTINES = Table(
    "quarantines",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("source", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("most", Integer, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)

# Each page of a run; ``content``: the whole of it. Lists that bring the same text under other
# words have a row each, without content.
QUARANTINED = Table(
    "quarantined",
    METADATA,
    Column("number", Integer, ForeignKey("quarantines.number"), primary_key=True),
    Column("article_id", Words, primary_key=True),
    Column("mark", Words, primary_key=True),
    Column("fingerprint", Words, nullable=False),
    Column("content", JSON(none_as_null=True)),
    Index(None, "article_id"),
)

# How often a source's list tells something, as it says and shows. Hours of UTC; Monday is 0.
RHYTHMS = Table(
    "source_rhythms",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("fresh_s", Float, nullable=False),
    Column("quiet_hours", JSON, nullable=False),
    Column("quiet_days", JSON, nullable=False),
    Column("usual_s", Float),
)

# The robots.txt of each origin, ``text``; NULL where it never came. ``fault``: why it did not come
# last, from ``failing_since`` on; NULL where it did.
ROBOTS = Table(
    "robots",
    METADATA,
    Column("origin", Words, primary_key=True),
    Column("tried_at", Instant, nullable=False),
    Column("text", Words),
    Column("fault", Words),
    Column("failing_since", Instant),
)
