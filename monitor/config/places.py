"""Where a subscription wants to be told -> a channel and an address, or why that cannot be."""

import re

from monitor.config.schema import SLACK_CHANNEL
from monitor.config.secrets import quoted
from monitor.config.ways import Ways
from monitor.domain.delivery import ChannelName, Recipient

_NAMED = ("webhook", "apprise")
"""Of these there may be several: what follows the colon is the channel's own name."""


def recipient(place: str) -> Recipient:
    """``email:desk@example.org``, ``slack``, ``slack:#kent``, ``webhook:crm`` -> Recipient."""
    kind, _, rest = (part.strip() for part in place.partition(":"))
    if kind in _NAMED:
        return Recipient(ChannelName(f"{kind}:{rest}" if rest else kind))
    return Recipient(ChannelName(kind), rest)


def unreachable(place: str, ways: Ways) -> list[str]:
    """One line where nobody can be reached there."""
    to = recipient(place)
    if to.channel not in ways.names:
        there = ", ".join(sorted(ways.names))
        return [f"{quoted(place)}: no channel {to.channel!r} is set up; there are: {there}"]
    return [f"{quoted(place)}: {why}" for why in _misaddressed(to, ways)]


def _misaddressed(to: Recipient, ways: Ways) -> list[str]:
    if to.channel == "email":
        fine = re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", to.address)
        return [] if fine else ["say whom, as in 'email:desk@example.org'"]
    if not to.address:
        return []
    if to.channel != "slack":
        return [f"{to.channel} takes no address"]
    if ways.slack and not ways.slack.token:
        return ["a webhook posts to its own channel only; another one needs a bot's token"]
    fine = SLACK_CHANNEL.fullmatch(to.address)
    return [] if fine else ["say which channel, as in 'slack:#kent' or 'slack:C0123456789'"]
