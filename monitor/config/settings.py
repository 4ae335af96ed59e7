"""What the operator decided, checked and frozen."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from monitor.domain.secret import Secret
from monitor.domain.source import Source
from monitor.domain.telling.subscription import Subscription


@dataclass(frozen=True, slots=True)
class EmailConfig:
    """How mail leaves. ``security`` is ``starttls``, ``tls`` or ``none``; timeout in seconds.

    ``unsubscribe``: https and mailto addresses by which a reader leaves the list;
    ``unsubscribe_secret``: with it each is signed for its reader.
    """

    host: str
    port: int
    security: str
    sender: str
    to: tuple[str, ...]
    username: str | None
    password: Secret | None
    ca_file: Path | None
    timeout: float
    unsubscribe: tuple[str, ...] = ()
    unsubscribe_secret: Secret | None = None


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """An incoming webhook, or a bot's token and the channel where it posts."""

    webhook: Secret | None
    token: Secret | None = None
    channel: str = ""
    api: str = ""


@dataclass(frozen=True, slots=True)
class WebhookConfig:
    """A receiver of signed JSON. Its address may hold a secret; the key begins with ``whsec_``."""

    name: str
    url: Secret
    key: Secret


@dataclass(frozen=True, slots=True)
class AppriseConfig:
    """Apprise URLs, all secrets, out of one ``variable`` of the environment."""

    name: str
    variable: str
    urls: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class AuditConfig:
    """``every``: None for never. ``target``: so long after a report appeared may it take until
    all are told; None: what the sources' intervals allow. ``ping_url`` is a secret."""

    every: timedelta | None = timedelta(hours=1)
    target: timedelta | None = None
    ping_url: Secret | None = None


@dataclass(frozen=True, slots=True)
class DashboardConfig:
    """``names``: under which browsers may ask for it, beside the machine's own. ``guests``: may
    everybody look? ``address``: where it is seen from outside, for links. ``user_header``: by
    which a proxy of ``trusted_proxies`` says who comes. ``password``: as it is, or hashed by
    Argon2."""

    on: bool = False
    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    guests: bool = False
    address: str | None = None
    user_header: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """``folder``: where it was read from. ``window``: how old news may be and still be told.

    ``contact`` goes into the User-Agent, so that a site's owner can reach the operator.
    ``gap``: between two requests to one host; ``backfill_gap``: the same while a whole archive is
    walked. ``quarantine_above``: a run that changes more than so much at once waits for a person.
    ``private_hosts``: names within a private network that may be asked.
    ``texts``: for so long texts are kept that concern no inspection; None: for ever.
    ``subscriptions``: those that were written down; there need be none.
    ``baseline``: is the known history loaded before the first visit?
    ``sources``: those that are visited; ``switched_off``: the rest of sources.toml.
    """

    folder: Path
    database: str
    contact: str
    window: timedelta
    workers: int
    gap: timedelta
    backfill_gap: timedelta
    quarantine_above: int
    log_level: str
    baseline: bool
    email: EmailConfig | None
    slack: SlackConfig | None
    sources: tuple[Source, ...]
    webhooks: tuple[WebhookConfig, ...] = ()
    apprise: tuple[AppriseConfig, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    switched_off: tuple[Source, ...] = ()
    audit: AuditConfig = AuditConfig()
    private_hosts: tuple[str, ...] = ()
    texts: timedelta | None = None
    dashboard: DashboardConfig = DashboardConfig()

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What no log line may hold."""
        mail = (self.email.password, self.email.unsubscribe_secret) if self.email else ()
        slack = (self.slack.webhook, self.slack.token) if self.slack else ()
        posted = (part for each in self.webhooks for part in (each.url, each.key))
        relayed = (url for each in self.apprise for url in each.urls)
        own = (self.audit.ping_url, self.dashboard.password)
        return tuple(filter(None, (*mail, *own, *slack, *posted, *relayed)))
