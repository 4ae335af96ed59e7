"""Sources that are paused, and visits that were asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the old ones: no source was paused before."""
    op.create_table(
        "pauses",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("until", _INSTANT),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_pauses"),
    )
    op.create_table(
        "visit_requests",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_visit_requests"),
    )
