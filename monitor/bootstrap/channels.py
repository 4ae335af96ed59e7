"""The ways out: the door to the web, the channels, and who is reached through them."""

from collections.abc import Callable
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from rich.console import Console

import monitor
from monitor import data
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.settings import TEMPLATES
from monitor.config import Config, EmailConfig, SlackConfig
from monitor.domain.delivery import ChannelName, Recipient
from monitor.domain.event import OPERATIONAL, EventKind
from monitor.domain.inspectorate_hosts import TODAY, host_in
from monitor.domain.secret import Secret
from monitor.domain.source import Source
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import NEWS, Subscription, Wants
from monitor.notify.console import Terminal
from monitor.notify.email import Email
from monitor.notify.look import SHIPPED, Look
from monitor.notify.mail_document import Sender
from monitor.notify.mail_lists import WaysOut
from monitor.notify.slack import Slack
from monitor.notify.slack_bot import SlackBot
from monitor.notify.smtp_session import ANSWERS, Security, Server
from monitor.notify.webhook import Webhook
from monitor.service.delivery_ports import Channel
from monitor.service.ports import Clock
from monitor.web import (
    PRODUCT,
    Fence,
    HostsMemory,
    RobotsMemory,
    Settings,
    Web,
    named_inner,
    named_ports,
)

OPERATORS = "the operators of this service"

_ONE_MESSAGE = timedelta(minutes=1)

CONSOLE = ChannelName("console")
EMAIL = ChannelName("email")
SLACK = ChannelName("slack")


def channels_of(settings: Config, console: Console, web: Web) -> dict[ChannelName, Channel]:
    """What is configured; the console where nothing is, or where somebody wants it."""
    channels: dict[ChannelName, Channel] = {}
    if settings.email:
        channels[EMAIL] = _email(settings.email, look_of(settings))
    if settings.slack:
        channels[SLACK] = _slack(settings.slack, web)
    for hook in settings.webhooks:
        channels[_webhook(hook.name)] = Webhook(web.post, hook.url, hook.key, utc_now)
    for many in settings.apprise:
        channels[_apprise(many.name)] = _relay(many.urls, settings)
    if any(place.channel == CONSOLE for place in places_of(settings)):
        channels[CONSOLE] = Terminal(console)
    return channels


def part_of(channel: ChannelName) -> str:
    """What the part of the service is called that sends by a channel."""
    return f"deliveries by {channel}"


def is_delivery(part: str) -> bool:
    """Does this part send?"""
    return part.startswith(part_of(ChannelName("")))


def longest(part: str, settings: Config) -> timedelta:
    """For so long it may be busy with a single message, without a sign of life."""
    if settings.email and part == part_of(EMAIL):
        return timedelta(seconds=settings.email.timeout * ANSWERS)
    return _ONE_MESSAGE if is_delivery(part) else timedelta(0)


def subscriptions_of(settings: Config) -> tuple[Subscription, ...]:
    """Who is told what.

    Those who run the service hear of its own troubles and of what a person must decide; of all
    else, too, where nobody has subscribed.
    """
    to = _operators(settings)
    if not settings.subscriptions:
        return (Subscription(OPERATORS, to, Wants(events=NEWS | OPERATIONAL)),)
    duties = Wants(events=OPERATIONAL | {EventKind.NEEDS_REVIEW})
    return (*settings.subscriptions, Subscription(OPERATORS, to, duties))


def places_of(settings: Config) -> tuple[Recipient, ...]:
    """All places where anybody may be told: of each way that is set up, one at least."""
    wanted = subscriptions_of(settings)
    named = [place for one in wanted for place in (*one.to, one.fallback) if place]
    return tuple(dict.fromkeys((*named, *_everywhere(settings))))


def router_of(settings: Config) -> Router:
    """Events -> messages to all who are to be told."""
    return Router(subscriptions_of(settings), data.gazetteer().bodies)


def _operators(settings: Config) -> tuple[Recipient, ...]:
    """Where people look: each address of [email], Slack, Apprise. Else webhooks, or the console."""
    ways = _everywhere(settings)
    hooks = {_webhook(each.name) for each in settings.webhooks}
    return tuple(way for way in ways if way.channel not in hooks) or ways or (Recipient(CONSOLE),)


def _everywhere(settings: Config) -> tuple[Recipient, ...]:
    return (
        *(Recipient(EMAIL, address) for address in (settings.email.to if settings.email else ())),
        *([Recipient(SLACK)] if settings.slack else []),
        *(Recipient(_apprise(each.name)) for each in settings.apprise),
        *(Recipient(_webhook(each.name)) for each in settings.webhooks),
    )


def open_web(contact: str, inner: frozenset[str], clock: Clock = utc_now) -> Web:
    """The door to the web for a person's own errand, with the operator's contact, if any, on the
    visiting card. ``inner``: hosts within a private network that the person named."""
    return Web(Settings(_card(contact), inner=inner), clock)


def open_errand(settings: Config) -> Web:
    """The same for a message that a person sends off to where the configuration says."""
    ports = named_ports(_written_down(settings))
    card = _card(settings.contact)
    return Web(Settings(card, inner=inner_hosts(settings), ports=ports), utc_now)


def inner_hosts(settings: Config) -> frozenset[str]:
    """Hosts within a private network that the operator has named: in plain figures, or one by
    one."""
    return named_inner(_written_down(settings)) | set(settings.private_hosts)


def inner_hosts_of(settings: Config) -> Callable[[Source], frozenset[str]]:
    """Those of them to which the pages of a source may lead: its own and, where it lies within a
    private network itself, those allowed by name. A stranger's page leads to none, be it named for
    another source."""
    inner, by_name = inner_hosts(settings), frozenset(settings.private_hosts)

    def of(source: Source) -> frozenset[str]:
        own = inner & {urlsplit(source.url).hostname}
        if own <= by_name:  # of very many the union would be made anew at each visit
            return by_name if own else frozenset()
        return own | by_name

    return of


def _written_down(settings: Config) -> tuple[str, ...]:
    """Every address that the configuration names."""
    sources = (source.url for source in (*settings.sources, *settings.switched_off))
    slack, apis = (settings.slack.webhook, [settings.slack.api]) if settings.slack else (None, [])
    hooks = (hook.url for hook in settings.webhooks)
    kept = (secret.reveal() for secret in (slack, *hooks, settings.audit.ping_url) if secret)
    return tuple(filter(None, (*sources, *apis, *kept)))


def door(
    settings: Config,
    memory: RobotsMemory,
    clock: Clock = utc_now,
    gap: timedelta | None = None,
    hosts: HostsMemory | None = None,
) -> Web:
    """The door for the service: it hurries nobody, keeps to what hosts ask of programs, and stays
    away from who shuts it out.

    ``gap``: another one than that of the configuration. ``hosts``: when each may be asked, where
    several workers ask them.
    """
    every = (*settings.sources, *settings.switched_off)
    official = {host_in(source.url) for source in settings.sources if source.official}
    careful = frozenset({TODAY, *official})
    permitted = frozenset(host_in(one.url) for one in every if one.permitted_by)
    gap_s = (settings.gap if gap is None else gap).total_seconds()
    manners = Settings(
        _card(settings.contact),
        gap_s=gap_s,
        careful=careful,
        permitted=permitted,
        inner=inner_hosts(settings),
        ports=named_ports(_written_down(settings)),
    )
    return Web(manners, clock, memory, hosts)


def _card(contact: str) -> str:
    return f"{PRODUCT}/{monitor.__version__}{f'; +{contact}' if contact else ''}"


def look_of(settings: Config) -> Look:
    """The operator's templates where there are any, ours for the rest."""
    own = settings.folder / TEMPLATES
    return Look(own) if own.is_dir() else SHIPPED


def _webhook(name: str) -> ChannelName:
    return ChannelName(f"webhook:{name}")


def _apprise(name: str) -> ChannelName:
    return ChannelName(f"apprise:{name}")


def _slack(slack: SlackConfig, web: Web) -> Channel:
    if slack.token:
        return SlackBot(web.post, slack.token, slack.channel, api=slack.api)
    return Slack(web.post, slack.webhook or Secret(""))


def _relay(urls: tuple[Secret, ...], settings: Config) -> Channel:
    # Loading Apprise takes as long as most commands do: only for those who use it.
    from monitor.notify.relay import Relay

    own = named_inner(tuple(url.reveal() for url in urls))
    return Relay(urls, Fence(inner_hosts(settings) | own))


def _email(mail: EmailConfig, look: Look) -> Email:
    server = Server(
        host=mail.host,
        port=mail.port,
        security=Security(mail.security),
        username=mail.username or "",
        password=mail.password or Secret(""),
        ca_file=mail.ca_file,
        timeout=mail.timeout,
    )
    name, address = parseaddr(mail.sender)
    leave = WaysOut(mail.unsubscribe, mail.unsubscribe_secret or Secret(""))
    return Email(server, Sender(address, name or "Probation Monitor", leave), look)
