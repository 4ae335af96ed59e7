"""What people decide on questions, and whose word evidence is."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Nothing was decided before; all evidence was read by the program."""
    op.create_table(
        "decisions",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("event_key", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("body_id", sa.Text),
        sa.Column("rating", sa.Integer),
        sa.Column("published", sa.Date),
        sa.Column("inspection_id", sa.Text),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_decisions"),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name="fk_decisions_event_key"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_decisions_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_event_key", "decisions", ["event_key"])
    op.create_index("ix_decisions_article_id", "decisions", ["article_id"])
    op.create_index("ix_decisions_verdict", "decisions", ["verdict"])
    op.add_column("evidence", sa.Column("decided_by", sa.Text))
