"""Several workers at one database: who they are, what was lent to whom, when hosts are free."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was lent before was lent to nobody in particular."""
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "workers",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("began_at", instant, nullable=False),
        sa.Column("seen_at", instant, nullable=False),
        sa.Column("leads", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_workers"),
    )
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("free_at", instant, nullable=False),
        sa.Column("held_until", instant),
        sa.Column("why", sa.Text),
        sa.Column("status", sa.Integer),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    op.add_column("deliveries", sa.Column("lent_to", sa.Text))
