"""A delivery holds any number of events, is of a shape, and is lent to one sender at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Each delivery keeps its id, its state and its one event."""
    op.execute("CREATE TEMPORARY TABLE held AS SELECT * FROM deliveries")
    op.drop_table("deliveries")
    _make_deliveries()
    _make_delivery_events()
    op.execute(
        "INSERT INTO deliveries (id, channel, address, state, attempts, due_at, sent_at, error)"
        " SELECT id, channel, address, state, attempts, due_at, sent_at, error FROM held"
    )
    op.execute(
        "INSERT INTO delivery_events (delivery_id, event_key, position)"
        " SELECT id, event_key, 0 FROM held"
    )
    op.execute("DROP TABLE held")


def _make_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", _INSTANT, nullable=False),
        sa.Column("sent_at", _INSTANT),
        sa.Column("error", sa.Text),
        sa.Column("shape", sa.Text, nullable=False, server_default="alert"),
        sa.Column("why", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("lent_until", _INSTANT),
        sa.Column("receipt", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_due_at", "deliveries", ["due_at"])
    op.create_index("ix_deliveries_state", "deliveries", ["state", "due_at"])


def _make_delivery_events() -> None:
    op.create_table(
        "delivery_events",
        sa.Column("delivery_id", sa.Text, nullable=False),
        sa.Column("event_key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", "event_key", name="pk_delivery_events"),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name="fk_delivery_events_delivery_id"
        ),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name="fk_delivery_events_event_key"),
    )
    op.create_index("ix_delivery_events_event_key", "delivery_events", ["event_key"])
