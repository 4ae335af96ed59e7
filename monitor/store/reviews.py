"""What a person knows of, and what still waits for one."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select

from monitor.domain.event import ENDS, Event, EventKey, EventKind
from monitor.domain.telling.acknowledging import ACKNOWLEDGEABLE
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.events import event_of
from monitor.store.tables import ACKNOWLEDGED, DECISIONS, EVENTS

_ACKNOWLEDGEABLE = EVENTS.c.kind.in_(sorted(kind.value for kind in ACKNOWLEDGEABLE))


class Reviews:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def awaiting(self, limit: int = 20) -> tuple[Event, ...]:
        """What a person is asked about, and nobody has decided or acknowledged, newest first."""
        return self._open(EVENTS.c.kind == EventKind.NEEDS_REVIEW.value, limit)

    def unacknowledged(self, limit: int = 20) -> tuple[Event, ...]:
        """The same, with the troubles of the service itself that are not over."""
        return self._open(_ACKNOWLEDGEABLE, limit)

    def named(self, prefix: str) -> tuple[Event, ...]:
        """Those that may be acknowledged and whose key begins so, a few of them."""
        query = select(EVENTS).where(
            _ACKNOWLEDGEABLE, EVENTS.c.key.startswith(prefix, autoescape=True)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(EVENTS.c.key).limit(5)).mappings()
            return tuple(map(event_of, rows))

    def acknowledge(self, event: EventKey, now: datetime) -> None:
        """Somebody knows of it: it is neither listed nor repeated until it changes."""
        with self._database.writing() as connection:
            upsert(connection, ACKNOWLEDGED, {"event_key": event, "at": now})

    def _open(self, kind: ColumnElement[bool], limit: int) -> tuple[Event, ...]:
        known = exists().where(ACKNOWLEDGED.c.event_key == EVENTS.c.key)
        decided = exists().where(DECISIONS.c.event_key == EVENTS.c.key)
        query = select(EVENTS).where(kind, ~known, ~decided, ~_is_over())
        ordered = query.order_by(EVENTS.c.at.desc(), EVENTS.c.key).limit(limit)
        with self._database.reading() as connection:
            return tuple(map(event_of, connection.execute(ordered).mappings()))


def _is_over() -> ColumnElement[bool]:
    """Something since says that this very trouble is over."""
    since = EVENTS.alias("since")
    ended = (
        and_(since.c.kind == end.value, EVENTS.c.kind.in_([kind.value for kind in begun]))
        for end, begun in ENDS.items()
    )
    same = (since.c.body == EVENTS.c.body, since.c.at >= EVENTS.c.at)
    return exists().where(or_(*ended), *same).correlate(EVENTS)
