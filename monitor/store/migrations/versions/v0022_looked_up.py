"""Indices for what is looked up at every page of the dashboard."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing but indices: what is kept stays as it is."""
    op.create_index("ix_articles_first_read_at", "articles", ["first_read_at"])
    op.create_index("ix_evidence_ended_at", "evidence", ["ended_at"])
