"""Action plans: the answers to inspections that stand on GOV.UK."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table beside the old ones."""
    op.create_table(
        "action_plans",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.DateTime(timezone=True)),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bodies", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("url", name="pk_action_plans"),
    )
