"""Runs that would change too much at once, held for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the old ones: nothing was held before."""
    op.create_table(
        "quarantines",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("settled_at", _INSTANT),
        sa.PrimaryKeyConstraint("number", name="pk_quarantines"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "quarantined",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("content", sa.JSON),
        sa.ForeignKeyConstraint(["number"], ["quarantines.number"], name="fk_quarantined_number"),
        sa.PrimaryKeyConstraint("number", "article_id", "mark", name="pk_quarantined"),
    )
    op.create_index("ix_quarantined_article_id", "quarantined", ["article_id"])
