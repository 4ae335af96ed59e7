"""How often sources tell something, and what hosts ask of programs."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the old ones: all of it is learned at the next visits."""
    op.create_table(
        "source_rhythms",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("fresh_s", sa.Float, nullable=False),
        sa.Column("quiet_hours", sa.JSON, nullable=False),
        sa.Column("quiet_days", sa.JSON, nullable=False),
        sa.Column("usual_s", sa.Float),
        sa.PrimaryKeyConstraint("source", name="pk_source_rhythms"),
    )
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("tried_at", _INSTANT, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("fault", sa.Text),
        sa.Column("failing_since", _INSTANT),
        sa.PrimaryKeyConstraint("origin", name="pk_robots"),
    )
