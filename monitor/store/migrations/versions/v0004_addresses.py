"""Addresses tied to posts, and how far the lists of a source were walked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables beside the old ones; an article kept before stands at its address without a tie."""
    op.create_table(
        "addresses",
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("post", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_addresses"),
    )
    op.create_table(
        "walks",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("lists", sa.JSON, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.Column("unfinished", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_walks"),
    )
