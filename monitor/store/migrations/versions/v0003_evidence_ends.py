"""Since when each piece of evidence counts, and until when: articles can be read better later."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_COLUMNS = (
    "seq, inspection_id, article_id, fingerprint, authority, rating, previous, direction,"
    " points, out_of, quote, quote_start, quote_end, confidence"
)


def upgrade() -> None:
    """Rebuilt, because the old rule (one word of one text, for ever) cannot be dropped alone.

    What is there counts since its text was read first.
    """
    op.execute("CREATE TABLE evidence_before AS SELECT * FROM evidence")
    op.drop_table("evidence")
    _make()
    op.execute(
        f"INSERT INTO evidence ({_COLUMNS}, recorded_at)"  # noqa: S608 - our own words
        f" SELECT {_COLUMNS}, (SELECT r.read_at FROM readings r"
        " WHERE r.article_id = b.article_id AND r.fingerprint = b.fingerprint)"
        " FROM evidence_before b ORDER BY seq"
    )
    op.drop_table("evidence_before")


def _make() -> None:
    op.create_table(
        "evidence",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("inspection_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("authority", sa.Integer, nullable=False),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("previous", sa.Integer),
        sa.Column("direction", sa.Text),
        sa.Column("points", sa.Integer),
        sa.Column("out_of", sa.Integer),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("quote_start", sa.Integer, nullable=False),
        sa.Column("quote_end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("ended_at", _INSTANT),
        sa.PrimaryKeyConstraint("seq", name="pk_evidence"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_evidence_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_evidence_article_id", "evidence", ["article_id"])
    live = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_evidence_inspection_id",
        "evidence",
        ["inspection_id", "article_id", "fingerprint"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
