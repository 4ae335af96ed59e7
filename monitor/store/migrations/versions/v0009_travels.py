"""Which sources were visited last by a run in the past."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table beside the old ones. Of a visit kept before nobody can tell: it is taken for one of
    today's."""
    op.create_table(
        "travels",
        sa.Column("source", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_travels"),
    )
