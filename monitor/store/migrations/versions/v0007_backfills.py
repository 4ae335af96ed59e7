"""How far a walk through a list into the past has come."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """A table beside the old ones."""
    op.create_table(
        "backfills",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("waiting", sa.JSON, nullable=False),
        sa.Column("walked", sa.JSON, nullable=False),
        sa.Column("owing", sa.JSON, nullable=False),
        sa.Column("since", sa.Date),
        sa.Column("oldest", _INSTANT),
        sa.Column("finished_at", _INSTANT),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_backfills"),
    )
