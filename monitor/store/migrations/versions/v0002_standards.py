"""Standards and fieldwork of an inspection, and the tables of ratings they were read from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables beside the old ones: nothing stored is rewritten."""
    op.create_table(
        "article_tables",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_tables"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_tables_article_id"
        ),
    )
    op.create_table(
        "ledger_details",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("fieldwork", sa.Text),
        sa.Column("standards", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger_details"),
        sa.ForeignKeyConstraint(["seq"], ["ledger.seq"], name="fk_ledger_details_seq"),
    )
