"""Alerts that still have to leave the house."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select, update

from monitor.domain.delivery import (
    ChannelName,
    Delivery,
    DeliveryState,
    Receipt,
    Shape,
    Thread,
)
from monitor.domain.ledger.change import Change
from monitor.domain.telling.circuit import Circuits
from monitor.domain.telling.holding import HeldBack
from monitor.store.circuits import circuits_of, keep_circuits
from monitor.store.deliveries import add_deliveries, add_news, find_deliveries
from monitor.store.engine.database import Database
from monitor.store.events import add_events
from monitor.store.folding import fold
from monitor.store.holding import hold
from monitor.store.queue import next_in_line
from monitor.store.tables import DELIVERIES, DELIVERY_EVENTS
from monitor.store.threads import thread_of

_PENDING = DELIVERIES.c.state == DeliveryState.PENDING.value
_EMPTY = (
    _PENDING,
    DELIVERIES.c.shape.in_((Shape.DAILY.value, Shape.WEEKLY.value)),
    DELIVERIES.c.attempts == 0,
    DELIVERIES.c.lent_until.is_(None),
    ~exists().where(DELIVERY_EVENTS.c.delivery_id == DELIVERIES.c.id),
)
_EMPTY_DIGESTS = select(DELIVERIES).where(*_EMPTY)


class Outbox:
    """Each method is one transaction. All raise StoreError. Instants are UTC.

    ``worker``: whose it is, where several share the database.
    """

    def __init__(self, database: Database, worker: str | None = None) -> None:
        self._database = database
        self._worker = worker

    def claim(
        self, channel: ChannelName, now: datetime, until: datetime, limit: int = 20
    ) -> tuple[Delivery, ...]:
        """Pending deliveries of one channel whose time has come, oldest first.

        They are lent to the caller ``until`` then, or until settled: no one else gets them before.
        Where somebody cannot be reached, one is handed out as a probe once that is due again.
        """
        with self._database.writing() as connection:
            found = next_in_line(connection, channel, now, limit)
            if found:
                mine = DELIVERIES.c.id.in_([each.id for each in found])
                perhaps = or_(DELIVERIES.c.perhaps_sent, DELIVERIES.c.lent_until.is_not(None))
                lent = {"lent_until": until, "perhaps_sent": perhaps, "lent_to": self._worker}
                connection.execute(update(DELIVERIES).where(mine).values(**lent))
        return found

    def release(self, delivery: Delivery, until: datetime) -> None:
        """Handed back untried, where it is still lent ``until`` then."""
        mine = (DELIVERIES.c.id == delivery.id, DELIVERIES.c.lent_until == until)
        with self._database.writing() as connection:
            connection.execute(update(DELIVERIES).where(*mine).values(lent_until=None))

    def free(self, now: datetime, present: Collection[str] = ()) -> int:
        """All that was lent to somebody who lives no more. How many there were.

        ``present``: all workers that are alive, as far as they are not the only one. That they
        were lent is not forgotten.
        """
        theirs = func.coalesce(DELIVERIES.c.lent_to, "").in_(sorted(present))
        lent = (_PENDING, DELIVERIES.c.lent_until > now, *((~theirs,) if present else ()))
        with self._database.writing() as connection:
            freed = connection.execute(update(DELIVERIES).where(*lent).values(lent_until=now))
            return freed.rowcount

    def lacking(self, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Those of them that were never made; cheap, since nothing is written."""
        wanted = tuple(deliveries)
        if not wanted:
            return ()
        query = select(DELIVERIES.c.id).where(DELIVERIES.c.id.in_([one.id for one in wanted]))
        with self._database.reading() as connection:
            there = frozenset(connection.execute(query).scalars())
        return tuple(one for one in wanted if one.id not in there)

    def add(self, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Each once; returns what was not there."""
        with self._database.writing() as connection:
            return add_deliveries(connection, deliveries)

    def fold(self, channel: ChannelName, older: datetime, now: datetime) -> tuple[Delivery, ...]:
        """What was due before ``older`` and never left becomes one message to each recipient.

        Returns these messages.
        """
        with self._database.writing() as connection:
            return fold(connection, channel, older, now)

    def empty_digests(self) -> tuple[Delivery, ...]:
        """Those that wait untouched and have nothing to tell."""
        with self._database.reading() as connection:
            return find_deliveries(connection, _EMPTY_DIGESTS)

    def forget_empty(self, digests: Iterable[Delivery]) -> None:
        """As if they had never been made; one that has something to tell by now stays."""
        these = DELIVERIES.c.id.in_([one.id for one in digests])
        with self._database.writing() as connection:
            connection.execute(delete(DELIVERIES).where(these, *_EMPTY))

    def waiting(self) -> tuple[ChannelName, ...]:
        """The channels that pending deliveries want, in use today or not."""
        query = select(DELIVERIES.c.channel).where(_PENDING).distinct()
        with self._database.reading() as connection:
            return tuple(connection.execute(query.order_by(DELIVERIES.c.channel)).scalars())

    def deliveries(
        self, limit: int = 100, state: DeliveryState | None = None
    ) -> tuple[Delivery, ...]:
        """Of one state or of all, by due time, newest first."""
        query = select(DELIVERIES)
        if state is not None:
            query = query.where(DELIVERIES.c.state == state.value)
        with self._database.reading() as connection:
            ordered = query.order_by(DELIVERIES.c.due_at.desc(), DELIVERIES.c.id)
            return find_deliveries(connection, ordered.limit(limit))

    def thread(self, delivery: Delivery) -> Thread | None:
        """Of a follow-up: the first message to the same recipient on the same inspection."""
        with self._database.reading() as connection:
            return thread_of(connection, delivery)

    def circuits(self, channel: ChannelName) -> Circuits:
        """Who of the channel cannot be reached for now."""
        with self._database.reading() as connection:
            return circuits_of(connection, channel)

    def sent(
        self,
        delivery: Delivery,
        now: datetime,
        receipt: Receipt | None = None,
        circuits: Circuits | None = None,
    ) -> None:
        """The provider accepted it. True even of one that was given up; the first time counts.

        ``circuits``: where they changed.
        """
        unsent = DELIVERIES.c.state != DeliveryState.SENT.value
        sent = {"state": DeliveryState.SENT.value, "sent_at": now, "receipt": receipt}
        with self._database.writing() as connection:
            _settle(connection, delivery, unsent, **sent, error=None)
            if circuits is not None:
                keep_circuits(connection, delivery.recipient.channel, circuits)

    def retry(
        self,
        delivery: Delivery,
        at: datetime,
        error: str,
        waited: timedelta = timedelta(0),
        circuits: Circuits | None = None,
    ) -> None:
        """Try again at that instant. One that is sent or dead stays so.

        ``waited``: the pause until then; whoever waits behind it waits as long.
        """
        with self._database.writing() as connection:
            if circuits is not None:
                _wait_alike(connection, delivery, at - waited, waited, circuits)
                keep_circuits(connection, delivery.recipient.channel, circuits)
            planned = func.coalesce(DELIVERIES.c.planned_at, DELIVERIES.c.due_at)
            longer = int((delivery.waited + waited).total_seconds())
            moved = {"due_at": at, "planned_at": planned, "waited": longer}
            _settle(connection, delivery, _PENDING, **moved, error=error)

    def hold(self, delivery: Delivery, held: HeldBack) -> None:
        """Kept back until a silence ends: all of it, or the events that it concerns."""
        with self._database.writing() as connection:
            hold(connection, delivery, held)

    def dead(self, prefix: str = "", limit: int = 1000) -> tuple[Delivery, ...]:
        """Those given up whose id begins so, newest first."""
        state = DELIVERIES.c.state == DeliveryState.DEAD.value
        query = select(DELIVERIES).where(state, DELIVERIES.c.id.startswith(prefix, autoescape=True))
        ordered = query.order_by(DELIVERIES.c.due_at.desc(), DELIVERIES.c.id)
        with self._database.reading() as connection:
            return find_deliveries(connection, ordered.limit(limit))

    def revive(self, delivery: Delivery, now: datetime) -> None:
        """Try one again that was given up, at once, and from the beginning."""
        dead = (DELIVERIES.c.id == delivery.id, DELIVERIES.c.state == DeliveryState.DEAD.value)
        planned = func.coalesce(DELIVERIES.c.planned_at, DELIVERIES.c.due_at)
        again = {"state": DeliveryState.PENDING.value, "due_at": now, "planned_at": planned}
        channel = delivery.recipient.channel
        with self._database.writing() as connection:
            connection.execute(update(DELIVERIES).where(*dead).values(**again, waited=0))
            circuits = circuits_of(connection, channel).accepted(delivery.recipient.address)
            keep_circuits(connection, channel, circuits)

    def give_up(
        self,
        delivery: Delivery,
        error: str,
        aftermath: Change | None = None,
        circuits: Circuits | None = None,
    ) -> None:
        """It is dead, and what follows from that is kept with it. One that is sent stays so."""
        with self._database.writing() as connection:
            dead = _settle(
                connection, delivery, _PENDING, state=DeliveryState.DEAD.value, error=error
            )
            if circuits is not None:
                keep_circuits(connection, delivery.recipient.channel, circuits)
            if dead and aftermath is not None:
                _keep_aftermath(connection, aftermath)


def _settle(
    connection: Connection, delivery: Delivery, condition: ColumnElement[bool], **changes: Any
) -> bool:
    this = DELIVERIES.c.id == delivery.id
    attempts = DELIVERIES.c.attempts + 1
    statement = update(DELIVERIES).where(this, condition)
    settled = connection.execute(statement.values(attempts=attempts, lent_until=None, **changes))
    return settled.rowcount > 0


def _keep_aftermath(connection: Connection, change: Change) -> None:
    new = {event.key for event in add_events(connection, change.events)}
    noticed = {event.key for event in change.events}
    notices = [d for d in change.deliveries if not noticed.isdisjoint(e.key for e in d.events)]
    add_news(connection, notices, new)
    add_deliveries(connection, (d for d in change.deliveries if d not in notices))


def _wait_alike(
    connection: Connection, tried: Delivery, now: datetime, wait: timedelta, circuits: Circuits
) -> None:
    """Whoever is held up by the same fault waits as long as the one that was tried."""
    held = [DELIVERIES.c.id != tried.id, DELIVERIES.c.channel == tried.recipient.channel]
    if not circuits.channel_down:
        held.append(DELIVERIES.c.address == tried.recipient.address)
    free = or_(DELIVERIES.c.lent_until.is_(None), DELIVERIES.c.lent_until <= now)
    behind = update(DELIVERIES).where(_PENDING, DELIVERIES.c.due_at <= now, free, *held)
    longer = DELIVERIES.c.waited + int(wait.total_seconds())
    connection.execute(behind.values(waited=longer))
