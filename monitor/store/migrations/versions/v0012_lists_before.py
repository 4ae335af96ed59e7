"""Which address a source's validators are of, and how many entries its lists had."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of a source visited before, nobody noted either: its address counts as that of today."""
    op.add_column("sources", sa.Column("url", sa.Text))
    op.add_column("sources", sa.Column("held", sa.JSON, nullable=False, server_default="{}"))
