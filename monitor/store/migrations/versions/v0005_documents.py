"""What sort of page of the inspectorate an article is, and whether it is still there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Tables beside the old ones: nothing stored is rewritten."""
    op.create_table(
        "documents",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column("report_file", sa.Text),
        sa.PrimaryKeyConstraint("article_id", name="pk_documents"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_documents_article_id"),
    )
    op.create_table(
        "looks",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("asked_at", _INSTANT, nullable=False),
        sa.Column("gone_since", _INSTANT),
        sa.PrimaryKeyConstraint("article_id", name="pk_looks"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_looks_article_id"),
    )
