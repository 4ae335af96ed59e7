"""The digests that come next, be there something to tell or not."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from monitor.domain.delivery import Delivery, DeliveryId, Shape
from monitor.domain.identity import digest_id
from monitor.domain.telling.subscription import Subscription
from monitor.domain.telling.timing import next_digest


def next_digests(subscriptions: Iterable[Subscription], now: datetime) -> tuple[Delivery, ...]:
    """One to each place of each subscription that wants digests without news, too."""
    made: dict[DeliveryId, Delivery] = {}
    for one in subscriptions:
        if one.pace.shape is Shape.ALERT or not one.empty_digests:
            continue
        due = next_digest(one.pace, now)
        for place in one.to:
            name = digest_id(place, one.pace.shape, due)
            before = made[name].why if name in made else ()
            why = tuple(dict.fromkeys((*before, one.name)))
            made[name] = Delivery(name, (), place, due, one.pace.shape, why)
    return tuple(made.values())


def is_expected(digest: Delivery, subscriptions: Iterable[Subscription]) -> bool:
    """Does anybody still want this digest, even if it has nothing to tell?"""
    due = digest.wanted_at
    return any(
        one.empty_digests
        and one.pace.shape is digest.shape
        and digest.recipient in one.to
        and next_digest(one.pace, due - timedelta(seconds=1)) == due
        for one in subscriptions
    )
