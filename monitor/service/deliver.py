"""Empty the outbox: what is due is sent, what was accepted is marked, the rest comes again."""

import logging
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain.delivery import ChannelName, Delivery, Receipt, Tally, letter_of
from monitor.domain.digest import Edition
from monitor.domain.silence import Silence, channel_silence
from monitor.domain.telling.circuit import Circuits, Failure
from monitor.domain.telling.dead_letter import aftermath
from monitor.domain.telling.holding import without_silenced
from monitor.domain.telling.routing import Route, nobody
from monitor.domain.telling.subscription import Subscription
from monitor.domain.visiting.backoff import enough, pause
from monitor.errors import DeliveryError, StoreError
from monitor.service.delivery_ports import Channel, Outbox
from monitor.service.ports import Clock

_LENT = timedelta(hours=1)
"""What is begun within the first quarter of it is over at its end, with the slowest of servers."""

_BEGUN = timedelta(minutes=15)

log = logging.getLogger(__name__)


_SIGN = timedelta(seconds=20)
"""A pass that lasts longer gives a sign of life between its messages."""


def _unseen(_channel: ChannelName) -> None:
    pass


def _no_edition(_delivery: Delivery, _now: datetime) -> Edition | None:
    return None


@dataclass(frozen=True, slots=True)
class Deliver:
    """Marked after sending: a crash between the two sends twice, under one Message-ID.

    ``window``: what waited for longer is no news any more, and is told in one message.
    ``subscriptions``: where the fallbacks stand. ``silences``: those that are kept. ``edition``:
    what a digest says beside its events. ``share``: a number between 0 and 1, another each time.
    ``alive``: takes the sign of life of a channel at which much is to be done.
    """

    outbox: Outbox
    channels: Mapping[ChannelName, Channel]
    clock: Clock

    stopping: Callable[[], bool]
    window: timedelta = timedelta(hours=48)
    subscriptions: Iterable[Subscription] = ()
    route: Route = nobody
    silences: Callable[[], tuple[Silence, ...]] = tuple
    edition: Callable[[Delivery, datetime], Edition | None] = _no_edition
    share: Callable[[], float] = random.random
    alive: Callable[[ChannelName], None] = _unseen

    def __call__(self) -> Tally:
        """All that is due, one channel after the other."""
        tallies = [self.through(name) for name in self.names()]
        return Tally(
            sent=tuple(each for tally in tallies for each in tally.sent),
            postponed=tuple(each for tally in tallies for each in tally.postponed),
            dead=tuple(each for tally in tallies for each in tally.dead),
        )

    def names(self) -> tuple[ChannelName, ...]:
        """The channels there are, and those that are gone but still have alerts waiting."""
        return tuple(dict.fromkeys((*self.channels, *self.outbox.waiting())))

    def through(self, name: ChannelName) -> Tally:
        """All that is due for one channel. While it is down, one delivery is tried now and then."""
        if channel_silence(self.silences(), name, self.clock()):
            return Tally()
        work = _Pass(self, name, self.clock())
        while not self.stopping() and work.take_some():
            pass
        return work.tally


@dataclass(slots=True)
class _Pass:
    tools: Deliver
    channel: ChannelName
    seen: datetime
    circuits: Circuits = field(default_factory=Circuits)
    tally: Tally = field(default_factory=Tally)

    def take_some(self) -> bool:
        """False where nothing is due that may be tried."""
        now = self.tools.clock()
        # Each time: who took a probe can be told the rest, and all that is old of it at once.
        for one in self.tools.outbox.fold(self.channel, now - self.tools.window, now):
            log.info("caught_up", extra={"channel": self.channel, "events": len(one.events)})
        due = self.tools.outbox.claim(self.channel, now, now + _LENT)
        self.circuits = self.tools.outbox.circuits(self.channel)
        for delivery in due:
            self._take(delivery, now)
        return bool(due)

    def _take(self, delivery: Delivery, claimed: datetime) -> None:
        now = self.tools.clock()
        if now - self.seen >= _SIGN:
            self.tools.alive(self.channel)
            self.seen = now
        put_off = self.circuits.open_for(delivery.recipient.address, now) is not None
        if put_off or self.tools.stopping() or not claimed <= now < claimed + _BEGUN:
            self.tools.outbox.release(delivery, claimed + _LENT)
            self.tally = self.tally.and_postponed(delivery) if put_off else self.tally
            return
        told = without_silenced(delivery, self.tools.silences(), now)
        for held in told.held:
            self.tools.outbox.hold(delivery, held)
        if told.rest is not None:
            self._try(told.rest)

    def _try(self, delivery: Delivery) -> None:
        try:
            receipt = self._send(delivery)
        except DeliveryError as error:
            self._failed(delivery, error)
        except StoreError:
            raise
        except Exception as error:
            log.error("delivery_broke", extra=_about(delivery), exc_info=error)
            self._broke(
                delivery, f"a fault of this program: {type(error).__name__}; its log says more"
            )
        else:
            circuits = self._reached(delivery)
            self.tools.outbox.sent(delivery, self.tools.clock(), receipt, circuits)
            self.tally = self.tally.and_sent(delivery)
            log.info("delivered", extra=_about(delivery))

    def _send(self, delivery: Delivery) -> Receipt | None:
        channel = self.tools.channels.get(self.channel)
        if channel is None:
            raise DeliveryError(f"the channel {self.channel!r} is not configured", permanent=False)
        now = self.tools.clock()
        earlier = self.tools.outbox.thread(delivery)
        letter = letter_of(delivery, now, earlier, self.tools.edition(delivery, now))
        return channel.send(letter, delivery.recipient.address)

    def _failed(self, delivery: Delivery, error: DeliveryError) -> None:
        if error.permanent:  # the provider answers: only this one is refused
            self._dies(delivery, str(error), self._reached(delivery))
            return
        now, address = self.tools.clock(), delivery.recipient.address
        failure = Failure(str(error), self.tools.share(), error.retry_after)
        self.circuits = self.circuits.failed(address, now, failure)
        self._again(delivery, str(error), self.circuits.closed_at(address, now), self.circuits)

    def _broke(self, delivery: Delivery, reason: str) -> None:
        """Nobody's fault but ours, and no sign that others would fail."""
        wait = pause(delivery.attempts + 1, self.tools.share())
        self._again(delivery, reason, self.tools.clock() + wait, None)

    def _again(
        self, delivery: Delivery, reason: str, at: datetime, circuits: Circuits | None
    ) -> None:
        waited = at - self.tools.clock()
        if enough(delivery.waited + waited):
            self._dies(delivery, reason, circuits)
            return
        self.tools.outbox.retry(delivery, at, reason, waited, circuits)
        self.tally = self.tally.and_postponed(delivery)
        log.warning("delivery_postponed", extra=_about(delivery) | {"reason": reason})

    def _dies(self, delivery: Delivery, reason: str, circuits: Circuits | None) -> None:
        tools, now = self.tools, self.tools.clock()
        follows = aftermath(delivery, reason, now, tools.subscriptions, tools.route)
        tools.outbox.give_up(delivery, reason, follows, circuits)
        self.tally = self.tally.and_dead(delivery)
        log.error("delivery_dead", extra=_about(delivery) | {"reason": reason})

    def _reached(self, delivery: Delivery) -> Circuits | None:
        """None: nothing was known against it, so that there is nothing to be kept."""
        after = self.circuits.accepted(delivery.recipient.address)
        if after == self.circuits:
            return None
        self.circuits = after
        return after


def _about(delivery: Delivery) -> dict[str, object]:
    return {
        "channel": delivery.recipient.channel,
        "shape": delivery.shape,
        "kinds": [event.kind for event in delivery.events],
        "bodies": [event.body for event in delivery.events],
        "attempts": delivery.attempts + 1,
    }
