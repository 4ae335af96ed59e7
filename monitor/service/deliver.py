"""Empty the outbox: what is due is sent, what was accepted is marked, the rest comes again."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.domain.backoff import next_attempt
from monitor.domain.delivery import ChannelName, Delivery, Receipt, Recipient, Tally, letter_of
from monitor.errors import DeliveryError
from monitor.service.ports import Channel, Clock, Outbox

_LENT = timedelta(minutes=15)
"""Longer than a batch takes with the slowest of servers."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deliver:
    """Marked after sending: a crash between the two sends twice, under one Message-ID."""

    outbox: Outbox
    channels: Mapping[ChannelName, Channel]
    clock: Clock

    stopping: Callable[[], bool]

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
        """All that is due for one channel. If it is down, it is tried twice at most."""
        work = _Pass(self)
        while not self.stopping() and (due := self._claimed(name)):
            for delivery in due:
                work.take(delivery)
        return Tally(tuple(work.sent), tuple(work.postponed), tuple(work.dead))

    def _claimed(self, name: ChannelName) -> tuple[Delivery, ...]:
        now = self.clock()
        return self.outbox.claim(name, now, now + _LENT)


@dataclass(slots=True)
class _Pass:
    tools: Deliver
    refused: dict[Recipient, DeliveryError] = field(default_factory=dict)
    sent: list[Delivery] = field(default_factory=list)
    postponed: list[Delivery] = field(default_factory=list)
    dead: list[Delivery] = field(default_factory=list)

    def take(self, delivery: Delivery) -> None:
        try:
            receipt = self._send(delivery)
        except DeliveryError as error:
            self._settle(delivery, error)
        except Exception as error:
            log.error("delivery_broke", extra=_about(delivery), exc_info=error)
            fault = f"a fault of this program: {type(error).__name__}: {error}"
            self._settle(delivery, DeliveryError(fault, permanent=False))
        else:
            self.tools.outbox.sent(delivery, self.tools.clock(), receipt)
            self.sent.append(delivery)
            log.info("delivered", extra=_about(delivery))

    def _send(self, delivery: Delivery) -> Receipt | None:
        name, place = delivery.recipient.channel, delivery.recipient.address
        if fault := self._down(delivery.recipient):
            raise fault
        channel = self.tools.channels.get(name)
        if channel is None:
            raise DeliveryError(f"the channel {name!r} is not configured", permanent=False)
        return channel.send(letter_of(delivery, self.tools.outbox.thread(delivery)), place)

    def _down(self, place: Recipient) -> DeliveryError | None:
        # One that is put off may be that address alone; a second one speaks for the channel.
        alike = [fault for other, fault in self.refused.items() if other.channel == place.channel]
        return self.refused.get(place) or (alike[-1] if len(alike) > 1 else None)

    def _settle(self, delivery: Delivery, error: DeliveryError) -> None:
        now = self.tools.clock()
        at = next_attempt(delivery.attempts + 1, now, error.retry_after)
        if error.permanent or at is None:
            self.tools.outbox.give_up(delivery, str(error))
            self.dead.append(delivery)
            log.error("delivery_dead", extra=_about(delivery) | {"reason": str(error)})
            return
        self.refused[delivery.recipient] = error
        self.tools.outbox.retry(delivery, at, str(error))
        self.postponed.append(delivery)
        log.warning("delivery_postponed", extra=_about(delivery) | {"reason": str(error)})


def _about(delivery: Delivery) -> dict[str, object]:
    return {
        "channel": delivery.recipient.channel,
        "shape": delivery.shape,
        "kinds": [event.kind for event in delivery.events],
        "bodies": [event.body for event in delivery.events],
        "attempts": delivery.attempts + 1,
    }
