"""When an article's text was dropped, and what finds the texts that nobody needs any more."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All that is kept has its text still."""
    op.add_column("articles", sa.Column("text_dropped_at", sa.DateTime(timezone=True)))
    there = sa.text("text_dropped_at IS NULL")
    op.create_index(
        "ix_articles_last_read_at",
        "articles",
        ["last_read_at"],
        sqlite_where=there,
        postgresql_where=there,
    )
    op.create_index("ix_events_article_id", "events", ["article_id"])
