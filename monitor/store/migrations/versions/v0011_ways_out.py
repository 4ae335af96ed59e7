"""Deliveries know how long they waited and what became of them; who is not reached, what is silent,
what a person knows of."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_KEPT = (
    "id, channel, address, state, attempts, due_at, sent_at, error, shape, why, lent_until, receipt"
)


def upgrade() -> None:
    """Each delivery keeps all that it had, and has waited for nothing yet."""
    op.execute("CREATE TEMPORARY TABLE held AS SELECT * FROM deliveries")
    op.execute("CREATE TEMPORARY TABLE held_events AS SELECT * FROM delivery_events")
    op.drop_table("delivery_events")
    op.drop_table("deliveries")
    _make_deliveries()
    _make_delivery_events()
    op.execute(f"INSERT INTO deliveries ({_KEPT}) SELECT {_KEPT} FROM held")  # noqa: S608
    op.execute("INSERT INTO delivery_events SELECT * FROM held_events")
    op.execute("DROP TABLE held")
    op.execute("DROP TABLE held_events")
    _make_circuits()
    _make_silences()
    _make_acknowledged()


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
        sa.Column("planned_at", _INSTANT),
        sa.Column("waited", sa.Integer, nullable=False, server_default="0"),
        sa.Column("instead_of", sa.Text),
        sa.Column("folded_into", sa.Text),
        sa.Column("held_by", sa.Integer),
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


def _make_circuits() -> None:
    op.create_table(
        "circuits",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("failing", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_circuits"),
    )


def _make_silences() -> None:
    op.create_table(
        "silences",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_silences"),
        sqlite_autoincrement=True,
    )


def _make_acknowledged() -> None:
    op.create_table(
        "acknowledged",
        sa.Column("event_key", sa.Text, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("event_key", name="pk_acknowledged"),
        sa.ForeignKeyConstraint(["event_key"], ["events.key"], name="fk_acknowledged_event_key"),
    )
