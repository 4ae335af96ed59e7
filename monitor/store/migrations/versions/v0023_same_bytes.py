"""What a list was, byte for byte, so that the same bytes need not be read again."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of no list it is known yet: each is read once more."""
    op.add_column("sources", sa.Column("digest", sa.Text))
