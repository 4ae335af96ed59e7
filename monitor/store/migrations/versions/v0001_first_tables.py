"""The first tables.

Text columns hold text from anywhere; instants are UTC.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """From an empty database."""
    _sources()
    _articles()
    _readings()
    _ledger()
    _evidence()
    _events()
    _deliveries()
    _heartbeats()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("last_good_at", _INSTANT),
        sa.Column("last_tried_at", _INSTANT),
        sa.Column("next_due_at", _INSTANT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("name", name="pk_sources"),
    )
    op.create_table(
        "owed",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("first_tried_at", _INSTANT, nullable=False),
        sa.Column("last_tried_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_owed"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("official", sa.Boolean, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", _INSTANT),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("entry_mark", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("report_url", sa.Text),
        sa.Column("first_read_at", _INSTANT, nullable=False),
        sa.Column("last_read_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_source", "articles", ["source", "last_read_at"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("doubts", sa.JSON, nullable=False),
        sa.Column("read_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "fingerprint", name="pk_readings"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_readings_article_id"),
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("inspection_id", sa.Text, nullable=False),
        sa.Column("body_id", sa.Text, nullable=False),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("published", sa.Text, nullable=False),
        sa.Column("published_first", sa.Date, nullable=False),
        sa.Column("published_last", sa.Date, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("points", sa.Integer),
        sa.Column("out_of", sa.Integer),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("authority", sa.Integer, nullable=False),
        sa.Column("report_url", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ledger_inspection_id", "ledger", ["inspection_id", "seq"])
    op.create_index("ix_ledger_body_id", "ledger", ["body_id"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("inspection_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("authority", sa.Integer, nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("previous", sa.Integer),
        sa.Column("direction", sa.Text),
        sa.Column("points", sa.Integer),
        sa.Column("out_of", sa.Integer),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_evidence"),
        sa.UniqueConstraint(
            "inspection_id", "article_id", "fingerprint", name="uq_evidence_inspection_id"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_evidence_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_article_id", "evidence", ["article_id"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("body_id", sa.Text),
        sa.Column("inspection_id", sa.Text),
        sa.Column("rating", sa.Integer),
        sa.Column("points", sa.Integer),
        sa.Column("out_of", sa.Integer),
        sa.Column("earlier_rating", sa.Integer),
        sa.Column("earlier_published", sa.Text),
        sa.Column("earlier_body", sa.Text),
        sa.Column("earlier_stated", sa.Boolean),
        *_event_source(),
        sa.PrimaryKeyConstraint("key", name="pk_events"),
    )
    op.create_index("ix_events_at", "events", ["at"])


def _event_source() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("report_url", sa.Text),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("article_source", sa.Text, nullable=False),
        sa.Column("article_official", sa.Boolean, nullable=False),
        sa.Column("article_url", sa.Text, nullable=False),
        sa.Column("article_title", sa.Text, nullable=False),
        sa.Column("article_published", _INSTANT),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("event_key", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("sent_at", _INSTANT),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name="fk_deliveries_event_key"),
    )
    op.create_index("ix_deliveries_event_key", "deliveries", ["event_key"])
    op.create_index("ix_deliveries_state", "deliveries", ["state", "due_at"])
    op.create_index("ix_deliveries_due_at", "deliveries", ["due_at"])


def _heartbeats() -> None:
    op.create_table(
        "heartbeats",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_heartbeats"),
    )
