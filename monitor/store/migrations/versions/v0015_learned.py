"""What was learned of a source's site: the terms of its editors, and when we first saw it."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Both are learned by visiting: of sources visited before, nothing is known."""
    op.create_table(
        "vocabularies",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("asked_at", _INSTANT),
        sa.Column("names", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_vocabularies"),
    )
    op.create_table(
        "beginnings",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_beginnings"),
    )
