"""How each source is; what operators were told of it, and when they were reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """A table beside the old ones; what was told so far was that a source did not answer."""
    op.create_table(
        "source_states",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("since", _INSTANT),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("suspected", sa.Text),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("suspected_at", _INSTANT),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.Column("newest", _INSTANT),
        sa.Column("silence_s", sa.Float),
        sa.Column("mark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_source_states"),
    )
    op.add_column(
        "troubles", sa.Column("state", sa.Text, nullable=False, server_default="unreachable")
    )
    op.add_column("troubles", sa.Column("reminded_at", _INSTANT))
