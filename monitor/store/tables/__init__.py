"""The tables as they are today; ``migrations`` says how they came to be.

Ratings and authorities are kept as their numbers, so that they compare; kinds, states and
categories as their words. ``published`` is a partial date's text; its first and last day are
beside it for ordering.
"""

from sqlalchemy import JSON, Boolean, Column, Date, Float, ForeignKey, Index, Integer, Table, text

from monitor.store.tables.audits import AUDITS as AUDITS
from monitor.store.tables.audits import TROUBLES as TROUBLES
from monitor.store.tables.audits import WISHES as WISHES
from monitor.store.tables.columns import Instant, Words
from monitor.store.tables.dashboard import SESSIONS as SESSIONS
from monitor.store.tables.dashboard import TOKENS as TOKENS
from monitor.store.tables.decisions import DECISIONS as DECISIONS
from monitor.store.tables.deliveries import ACKNOWLEDGED as ACKNOWLEDGED
from monitor.store.tables.deliveries import CIRCUITS as CIRCUITS
from monitor.store.tables.deliveries import SILENCES as SILENCES
from monitor.store.tables.learned import BEGINNINGS as BEGINNINGS
from monitor.store.tables.learned import VOCABULARIES as VOCABULARIES
from monitor.store.tables.metadata import METADATA as METADATA
from monitor.store.tables.sources import PAUSES as PAUSES
from monitor.store.tables.texts import SKETCHES as SKETCHES
from monitor.store.tables.workers import HEARTBEATS as HEARTBEATS
from monitor.store.tables.workers import HOSTS as HOSTS
from monitor.store.tables.workers import WORKERS as WORKERS

# ``url``: of which the validators are; ``held``: how many entries each of its lists had.
SOURCES = Table(
    "sources",
    METADATA,
    Column("name", Words, primary_key=True),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("last_good_at", Instant),
    Column("last_tried_at", Instant),
    Column("next_due_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("reason", Words),
    Column("url", Words),
    Column("held", JSON, nullable=False, server_default="{}"),
    Column("digest", Words),
)

# Sources of which the last visit was one of a run in the past: to the runs of today they are new.
TRAVELS = Table("travels", METADATA, Column("source", Words, primary_key=True))

# Articles whose page could not be had yet; they need not be among the articles.
OWED = Table(
    "owed",
    METADATA,
    Column("article_id", Words, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("first_tried_at", Instant, nullable=False),
    Column("last_tried_at", Instant, nullable=False),
)

_WITH_TEXT = text("text_dropped_at IS NULL")

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("source", Words, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("url", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("published", Instant),
    Column("text", Words, nullable=False),
    Column("entry_mark", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
    Column("report_url", Words),
    Column("first_read_at", Instant, nullable=False),
    Column("last_read_at", Instant, nullable=False),
    Column("text_dropped_at", Instant),
    Index(None, "url"),
    Index(None, "first_read_at"),
    Index(None, "last_read_at", sqlite_where=_WITH_TEXT, postgresql_where=_WITH_TEXT),
)

# Of those that have one: the table of ratings on an article's page.
ARTICLE_TABLES = Table(
    "article_tables",
    METADATA,
    Column("article_id", Words, ForeignKey("articles.id"), primary_key=True),
    Column("content", JSON, nullable=False),
)

# Of pages of the inspectorate: what sort of page, and the PDF file it was completed from.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("article_id", Words, ForeignKey("articles.id"), primary_key=True),
    Column("document", Words),
    Column("report_file", Words),
)

# Pages of the inspectorate that were asked whether they are still there.
LOOKS = Table(
    "looks",
    METADATA,
    Column("article_id", Words, ForeignKey("articles.id"), primary_key=True),
    Column("asked_at", Instant, nullable=False),
    Column("gone_since", Instant),
)

# One for each text that an article has had; ``read_at``: when that text was read first.
READINGS = Table(
    "readings",
    METADATA,
    Column("article_id", Words, ForeignKey("articles.id"), primary_key=True),
    Column("fingerprint", Words, primary_key=True),
    Column("category", Words, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("read_at", Instant, nullable=False),
)

# Append-only: of the entries of one inspection, the one with the highest seq stands.
LEDGER = Table(
    "ledger",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("inspection_id", Words, nullable=False),
    Column("body_id", Words, nullable=False),
    Column("programme", Words, nullable=False),
    Column("published", Words, nullable=False),
    Column("published_first", Date, nullable=False),
    Column("published_last", Date, nullable=False),
    Column("rating", Integer),
    Column("points", Integer),
    Column("out_of", Integer),
    Column("status", Words, nullable=False),
    Column("authority", Integer, nullable=False),
    Column("report_url", Words),
    Column("note", Words, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Index(None, "inspection_id", "seq"),
    Index(None, "body_id"),
    sqlite_autoincrement=True,
)

# Of those entries that say more than the overall rating.
LEDGER_DETAILS = Table(
    "ledger_details",
    METADATA,
    Column("seq", Integer, ForeignKey("ledger.seq"), primary_key=True),
    Column("fieldwork", Words),
    Column("standards", JSON, nullable=False),
)

# Once an article is read better, what it was taken to say ends and its new word is added; of one
# text about one inspection, one word at a time counts.
EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("inspection_id", Words, nullable=False),
    Column("article_id", Words, ForeignKey("articles.id"), nullable=False),
    Column("fingerprint", Words, nullable=False),
    Column("authority", Integer, nullable=False),
    Column("rating", Integer, nullable=False),
    Column("previous", Integer),
    Column("direction", Words),
    Column("points", Integer),
    Column("out_of", Integer),
    Column("quote", Words, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("decided_by", Words),
    Index(None, "article_id"),
    Index(None, "ended_at"),
    sqlite_autoincrement=True,
)
Index(
    "uq_evidence_inspection_id",
    EVIDENCE.c.inspection_id,
    EVIDENCE.c.article_id,
    EVIDENCE.c.fingerprint,
    unique=True,
    sqlite_where=EVIDENCE.c.ended_at.is_(None),
    postgresql_where=EVIDENCE.c.ended_at.is_(None),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("key", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("at", Instant, nullable=False),
    Column("body_id", Words),
    Column("inspection_id", Words),
    Column("rating", Integer),
    Column("points", Integer),
    Column("out_of", Integer),
    Column("earlier_rating", Integer),
    Column("earlier_published", Words),
    Column("earlier_body", Words),
    Column("earlier_stated", Boolean),
    Column("quote", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("report_url", Words),
    Column("reasons", JSON, nullable=False),
    Column("article_id", Words, nullable=False),
    Column("article_source", Words, nullable=False),
    Column("article_official", Boolean, nullable=False),
    Column("article_url", Words, nullable=False),
    Column("article_title", Words, nullable=False),
    Column("article_published", Instant),
    Index(None, "at"),
    Index(None, "article_id"),
)

# ``why``: the names of the subscriptions; ``lent_until``: until then one sender has it for itself;
# ``receipt``: what the provider calls it; ``planned_at``: when it was due first, if not at
# ``due_at``; ``waited``: seconds; ``held_by``: the silence; ``perhaps_sent``: its sender died;
# ``lent_to``: the worker, where there are several.
DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("channel", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("error", Words),
    Column("shape", Words, nullable=False, server_default="alert"),
    Column("why", JSON, nullable=False, server_default="[]"),
    Column("lent_until", Instant),
    Column("receipt", Words),
    Column("planned_at", Instant),
    Column("waited", Integer, nullable=False, server_default="0"),
    Column("instead_of", Words),
    Column("folded_into", Words),
    Column("held_by", Integer),
    Column("perhaps_sent", Boolean, nullable=False, server_default="0"),
    Column("lent_to", Words),
    Index(None, "state", "due_at"),
    Index(None, "due_at"),
)

DELIVERY_EVENTS = Table(
    "delivery_events",
    METADATA,
    Column("delivery_id", Words, ForeignKey("deliveries.id"), primary_key=True),
    Column("event_key", Words, ForeignKey("events.key"), primary_key=True),
    Column("position", Integer, nullable=False),
    Index(None, "event_key"),
)

# Addresses of WordPress posts: each leads to one article, whatever its slug. By canonical address.
ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("address", Words, primary_key=True),
    Column("article_id", Words, nullable=False),
    Column("post", Words, nullable=False),
)

# Of sources whose list is more than one page: where their lists are, and what is left to be read.
WALKS = Table(
    "walks",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("lists", JSON, nullable=False),
    Column("asked_at", Instant),
    Column("unfinished", JSON, nullable=False),
)

# Answers to inspections; ``bodies``: the ids of those that each names.
ACTION_PLANS = Table(
    "action_plans",
    METADATA,
    Column("url", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("published", Instant),
    Column("read_at", Instant, nullable=False),
    Column("bodies", JSON, nullable=False),
)

# Walks through whole lists, page by page; all addresses are those of list pages.
BACKFILLS = Table(
    "backfills",
    METADATA,
    Column("source", Words, primary_key=True),
    Column("waiting", JSON, nullable=False),
    Column("walked", JSON, nullable=False),
    Column("owing", JSON, nullable=False),
    Column("since", Date),
    Column("oldest", Instant),
    Column("finished_at", Instant),
    Column("at", Instant, nullable=False),
)
