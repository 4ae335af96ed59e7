"""Articles are looked up by their addresses, and no longer by their sources."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing but indices: what is kept stays as it is."""
    op.drop_index("ix_articles_source", "articles")
    op.create_index("ix_articles_url", "articles", ["url"])
