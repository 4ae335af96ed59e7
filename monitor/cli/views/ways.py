"""The ways to people that are set up, for a person to read; no secret among them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from monitor.config import Config, SlackConfig


def ways(settings: Config) -> tuple[str, ...]:
    """One for each channel, as in ``email to a@b.org``; empty where only the console is left."""
    return tuple(_ways(settings))


def where_to(settings: Config) -> str:
    """All of them in one line."""
    found = ways(settings)
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:]))) or "this console"


def _ways(settings: Config) -> Iterator[str]:
    if settings.email:
        yield f"email to {', '.join(settings.email.to)}"
    if settings.slack:
        yield _slack(settings.slack)
    for each in settings.webhooks:
        yield f"webhook:{each.name} at {urlsplit(each.url.reveal()).hostname}"
    for one in settings.apprise:
        count = len(one.urls)
        yield f"apprise:{one.name} ({count} {'address' if count == 1 else 'addresses'})"


def _slack(slack: SlackConfig) -> str:
    return f"Slack, as a bot in {slack.channel}" if slack.token else "Slack, by a webhook"
