"""Which messages were in the hands of a sender who died."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of those before nobody noted it: they count as not sent."""
    op.add_column(
        "deliveries", sa.Column("perhaps_sent", sa.Boolean, nullable=False, server_default="0")
    )
