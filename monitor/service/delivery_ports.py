"""What deliveries need from the outside, in the words of the use cases."""

from datetime import datetime, timedelta
from typing import Protocol

from monitor.domain.delivery import ChannelName, Delivery, Letter, Receipt, Thread
from monitor.domain.ledger.change import Change
from monitor.domain.telling.circuit import Circuits
from monitor.domain.telling.holding import HeldBack


class Outbox(Protocol):
    """Alerts that still have to leave the house."""

    def claim(self, channel: ChannelName, now: datetime, until: datetime) -> tuple[Delivery, ...]:
        """Some pending deliveries of one channel whose time has come, oldest first.

        They are lent ``until`` then, or until settled: no one else gets them before.
        """
        ...

    def waiting(self) -> tuple[ChannelName, ...]:
        """The channels that pending deliveries want, in use today or not."""
        ...

    def thread(self, delivery: Delivery) -> Thread | None:
        """Of a follow-up: the first message to the same recipient on the same inspection."""
        ...

    def fold(self, channel: ChannelName, older: datetime, now: datetime) -> tuple[Delivery, ...]:
        """What was due before ``older`` becomes one message to each recipient; returns these."""
        ...

    def circuits(self, channel: ChannelName) -> Circuits:
        """Who of the channel cannot be reached for now."""
        ...

    def release(self, delivery: Delivery, until: datetime) -> None:
        """Handed back untried, where it is still lent ``until`` then."""
        ...

    def hold(self, delivery: Delivery, held: HeldBack) -> None:
        """Kept back until a silence ends."""
        ...

    def sent(
        self,
        delivery: Delivery,
        now: datetime,
        receipt: Receipt | None = None,
        circuits: Circuits | None = None,
    ) -> None:
        """The provider accepted it. ``circuits``: where they changed."""
        ...

    def retry(
        self,
        delivery: Delivery,
        at: datetime,
        error: str,
        waited: timedelta = ...,
        circuits: Circuits | None = None,
    ) -> None:
        """Try again at that instant; ``waited``: the pause until then."""
        ...

    def give_up(
        self,
        delivery: Delivery,
        error: str,
        aftermath: Change | None = None,
        circuits: Circuits | None = None,
    ) -> None:
        """It is dead; what follows from that is kept with it."""
        ...


class Channel(Protocol):
    """A way to reach people."""

    def send(self, letter: Letter, address: str) -> Receipt | None:
        """Returns only after the provider accepted it: what it calls the message, if it says.

        Raises DeliveryError.
        """
        ...
