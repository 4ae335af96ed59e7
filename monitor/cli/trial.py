"""The test alert: one marked message through each channel, and the truth about it."""

import uuid
from collections.abc import Callable

from rich.console import Console

from monitor.bootstrap.channels import channels_of, open_errand, places_of
from monitor.bootstrap.clock import utc_now
from monitor.config import Config
from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import DeliveryId, Letter, Recipient
from monitor.domain.event import Event, EventKey, EventKind, Origin
from monitor.errors import ConfigError, DeliveryError


def trial(settings: Config, channel: str, console: Console) -> bool:
    """Send to every recipient of the channel (all if empty); True if each was accepted."""
    web = open_errand(settings)
    channels = channels_of(settings, console, web)
    if channel and channel not in channels:
        raise ConfigError((f"no channel {channel!r} is set up; there are: {', '.join(channels)}",))
    wanted = [place for place in places_of(settings) if channel in ("", place.channel)]
    results = [_send(channels[place.channel].send, place, console) for place in wanted]
    return all(results)


def _send(send: Callable[[Letter, str], object], place: Recipient, console: Console) -> bool:
    name = f"{place.channel} {place.address}".strip()
    try:
        send(Letter(DeliveryId(uuid.uuid4().hex), (_event(),)), place.address)
    except DeliveryError as error:
        console.print(f"✗ not sent to {name}: {error}", style="red", markup=False)
        return False
    console.print(f"✓ accepted by {name}", style="green", markup=False)
    return True


def _event() -> Event:
    now = utc_now()
    origin = Origin(ArticleId("test"), SourceName("test-alert"), False, "", "Test", now)
    return Event(
        key=EventKey(uuid.uuid4().hex),
        kind=EventKind.TEST,
        body="Northshire PDU (invented)",
        at=now,
        origin=origin,
        quote="This is a test. No body was rated.",
    )
