"""What audits found, since when subscriptions read as they do, and which sources are in trouble."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the old ones."""
    op.create_table(
        "audits",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("way", sa.JSON, nullable=False),
        sa.Column("faults", sa.JSON, nullable=False),
        sa.Column("proofs", sa.JSON, nullable=False),
        sa.Column("healthy", sa.Integer, nullable=False),
        sa.Column("sources", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audits"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audits_at", "audits", ["at"])
    op.create_table(
        "wishes",
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("since", _INSTANT),
        sa.PrimaryKeyConstraint("mark", name="pk_wishes"),
    )
    op.create_table(
        "troubles",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("broken_at", _INSTANT, nullable=False),
        sa.Column("back_at", _INSTANT),
        sa.PrimaryKeyConstraint("source", name="pk_troubles"),
    )
