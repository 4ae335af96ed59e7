"""Digests that come whether anything happened or not: who waits for one knows that we live."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from monitor.domain.delivery import Delivery
from monitor.domain.telling.digests_due import is_expected, next_digests
from monitor.domain.telling.subscription import Subscription
from monitor.service.ports import Clock


class Shelf(Protocol):
    """Where digests lie until their hour."""

    def lacking(self, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Those of them that were never made."""
        ...

    def add(self, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Each once; returns what was not there."""
        ...

    def empty_digests(self) -> tuple[Delivery, ...]:
        """Those that wait untouched and have nothing to tell."""
        ...

    def forget_empty(self, digests: Iterable[Delivery]) -> None:
        """As if they had never been made; one that has something to tell by now stays."""
        ...


@dataclass(frozen=True, slots=True)
class Digests:
    """Each is made one ahead: it is there at its hour even if we are not awake a moment before.

    So one may be there that nobody wants any more, once a subscription has gone or has changed.
    """

    subscriptions: tuple[Subscription, ...]
    outbox: Shelf
    clock: Clock

    def __call__(self) -> tuple[Delivery, ...]:
        """Those that were not there yet."""
        unwanted = [
            d for d in self.outbox.empty_digests() if not is_expected(d, self.subscriptions)
        ]
        if unwanted:
            self.outbox.forget_empty(unwanted)
        wanted = next_digests(self.subscriptions, self.clock())
        lacking = self.outbox.lacking(wanted)
        return self.outbox.add(lacking) if lacking else ()
