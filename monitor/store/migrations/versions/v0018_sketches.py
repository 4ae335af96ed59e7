"""What the articles about a body said, in a form that can be compared."""

import sqlalchemy as sa
from alembic import op

from monitor.domain.copies import sketch_of

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_SPEAKING = sa.text(
    "SELECT l.body_id, a.id, a.title, a.text, MIN(e.rating) FROM evidence e"
    " JOIN articles a ON a.id = e.article_id"
    " JOIN ledger l ON l.inspection_id = e.inspection_id"
    " WHERE e.ended_at IS NULL GROUP BY l.body_id, a.id, a.title, a.text"
)


def upgrade() -> None:
    """Articles that speak for an inspection get theirs by today's rules; the others have none."""
    sketches = op.create_table(
        "sketches",
        sa.Column("body_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("sketch", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_sketches_article_id"),
        sa.PrimaryKeyConstraint("body_id", "article_id", name="pk_sketches"),
    )
    op.create_index("ix_sketches_article_id", "sketches", ["article_id"])
    connection = op.get_bind()
    for body, article, title, text, rating in connection.execute(_SPEAKING).all():
        sketch = list(sketch_of(title, text))
        row = {"body_id": body, "article_id": article, "rating": rating, "sketch": sketch}
        connection.execute(sa.insert(sketches), row)
