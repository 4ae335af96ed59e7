"""The shape of the files, as Pydantic checks it: unknown keys and wrong values are faults."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from monitor.config import addresses
from monitor.config.database_url import fault_of_database
from monitor.config.secrets import NOT_SHOWN, quoted
from monitor.config.unsubscribe import WayOut

SLACK_CHANNEL = re.compile(r"#[^\s#@,:<>]{1,80}|[CDGU][A-Z0-9]{5,}")
NAME = r"[a-z][a-z0-9_]{0,39}"
"""Of a webhook or an Apprise channel: it stands in the name of a variable."""


def _address(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", value):
        raise ValueError(f"{value!r} is not an email address")
    return value


def _sender(value: str) -> str:
    found = re.fullmatch(r"(?:[^<>\r\n]*<([^<>]+)>|([^<>\r\n]+))", value)
    if found is None:
        raise ValueError(f"{value!r} is neither an address nor 'Name <address>'")
    _address(found[1] or found[2])
    return value


def _slack_channel(value: str) -> str:
    if not SLACK_CHANNEL.fullmatch(value):
        raise ValueError(f"{quoted(value)} is no channel such as '#probation' or 'C0123456789'")
    return value


def _way_name(value: str) -> str:
    if not re.fullmatch(NAME, value):
        raise ValueError(f"{quoted(value)} is no name of small letters, digits and _ such as 'crm'")
    return value


def _web_url(value: str) -> str:
    if why := addresses.fault(value):
        raise ValueError(f"{addresses.shown(value)} {why}")
    return value


def _hidden_url(value: str) -> str:
    if why := addresses.fault(value):
        raise ValueError(f"{why} {NOT_SHOWN}")
    return value


def _database(value: str) -> str:
    if why := fault_of_database(value):
        raise ValueError(why)
    return value


def _file(value: Path) -> Path:
    if not value.is_file():
        raise ValueError(f"{value}: there is no such file")
    return value


def _kind(value: str, info: ValidationInfo) -> str:
    kinds = (info.context or {}).get("kinds", ())
    if value not in kinds:
        raise ValueError(f"no kind {value!r}; there are: {', '.join(sorted(kinds))}")
    return value


def _ip(value: str) -> str:
    try:
        return str(ip_address(value))
    except ValueError:
        raise ValueError(f"{value!r} is no IP address") from None


Address = Annotated[str, AfterValidator(_address)]
Sender = Annotated[str, AfterValidator(_sender)]
SlackChannel = Annotated[str, AfterValidator(_slack_channel)]
IpAddress = Annotated[str, AfterValidator(_ip)]
WayName = Annotated[str, AfterValidator(_way_name)]
WebUrl = Annotated[str, AfterValidator(_web_url)]
HiddenUrl = Annotated[str, AfterValidator(_hidden_url)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
ExistingFile = Annotated[Path, Field(strict=False), AfterValidator(_file)]
Kind = Annotated[str, AfterValidator(_kind)]
Minutes = Annotated[int, Field(ge=1, le=7 * 24 * 60)]
Group = Annotated[str, Field(min_length=1, max_length=40)]

GOOD_START = ("official", "government", "national", "bbc", "search", "sector")
"""Groups that are on where nobody chose: every area is covered, by some twenty hosts instead of
a hundred and fifty."""


class Strict(BaseModel):
    """Unknown keys are faults. What stands below a key is what editors and the reference say."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
    )


class EmailTable(Strict):
    """[email] of monitor.toml."""

    host: Annotated[str, Field(min_length=1)]
    """The mail server's name."""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    """Its port: 587 with starttls, 465 with tls."""
    security: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection is encrypted; none for a server on this machine only."""
    sender: Sender
    """From whom mails come: an address, or 'Name <address>'."""
    to: Annotated[list[Address], Field(min_length=1)]
    """Who gets them. With subscriptions.toml: those who run the service."""
    username: str | None = None
    """For the login; its password comes in MONITOR_SMTP_PASSWORD."""
    ca_file: ExistingFile | None = None
    """Certificates to trust in place of the system's list."""
    timeout_seconds: Annotated[float, Field(gt=0, le=300)] = 30.0
    """So long is each answer of the server waited for."""
    unsubscribe: list[WayOut] = Field(default_factory=list)
    """Addresses by which a reader leaves, with {address} and {token}: docs/email.md."""


class SlackTable(Strict):
    """[slack]: where the bot posts. ``api``: another one than Slack's, as for GovSlack."""

    channel: SlackChannel
    """Where the bot posts, such as '#probation'."""
    api: WebUrl = "https://slack.com/api"
    """Another address than Slack's, as for GovSlack."""


class WebhookTable(Strict):
    """[[webhook]]."""

    name: WayName
    """Yours to choose; it stands in MONITOR_WEBHOOK_<NAME>_SECRET."""
    url: HiddenUrl | None = None
    """Where the signed JSON goes; or in MONITOR_WEBHOOK_<NAME>_URL."""


class AppriseTable(Strict):
    """[[apprise]]."""

    name: WayName
    """Yours to choose; its addresses come in MONITOR_APPRISE_<NAME>."""


class DashboardTable(Strict):
    """[dashboard]: the web page that the service shows."""

    on: bool = True
    """Is there a dashboard?"""
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    """The address it listens on."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8600
    """Its port; 0: any that is free."""
    names: list[Annotated[str, Field(pattern=r"^[a-z0-9.-]{1,253}$")]] = Field(default_factory=list)
    """Host names under which browsers may ask for it."""
    guests: bool = False
    """May everybody look, without a password?"""
    address: WebUrl | None = None
    """Where it is seen from outside, for links."""
    user_header: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,63}$")] | None = None
    """The header by which a proxy says who comes."""
    trusted_proxies: list[IpAddress] = Field(default_factory=list)
    """Whose word on that counts, by IP address."""


class MonitorFile(Strict):
    """monitor.toml."""

    database: DatabaseUrl = "sqlite:///var/monitor.sqlite3"
    """Where everything is kept."""
    contact: str = ""
    """Your address or web page: sites see it with every request."""
    alert_window_hours: Annotated[float, Field(gt=0, le=24 * 60)] = 48.0
    """News older than this goes into the ledger unannounced."""
    workers: Annotated[int, Field(ge=1, le=64)] = 8
    """So many sources are visited at the same time."""
    gap_seconds: Annotated[float, Field(ge=0, le=60)] = 0.5
    """Between two requests to one host."""
    backfill_gap_seconds: Annotated[float, Field(ge=0, le=600)] = 3.0
    """The same while backfill walks an archive."""
    private_hosts: list[Annotated[str, Field(pattern=r"^[a-z0-9.:-]{1,253}$")]] = Field(
        default_factory=list
    )
    """Names that may lead into a private network: docs/security.md."""
    quarantine_above: Annotated[int, Field(ge=1, le=1000)] = 15
    """A visit that changes more than so many bodies waits for a person."""
    texts_days: Annotated[int, Field(ge=0, le=36500)] = 180
    """So long are texts kept that concern no inspection; 0: for ever."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much is logged."""
    baseline: bool = True
    """Is the known history loaded before the first visit?"""
    sources: Annotated[list[Group], Field(min_length=1)] = list(GOOD_START)
    """Groups of sources.toml that are visited; 'all' for every one."""
    audit_every_minutes: Annotated[int, Field(ge=0, le=7 * 24 * 60)] = 60
    """So often the auditor asks what was published; 0: never."""
    audit_target_minutes: Minutes | None = None
    """So long may it take until everybody is told."""
    ping_url: HiddenUrl | None = None
    """A dead man's switch that is called while all is well; or in MONITOR_PING_URL."""
    email: EmailTable | None = None
    """Alerts by mail."""
    slack: SlackTable | None = None
    """Slack as a bot."""
    webhook: list[WebhookTable] = Field(default_factory=list)
    """Signed JSON to programs of yours."""
    apprise: list[AppriseTable] = Field(default_factory=list)
    """Teams, Discord, Telegram, ntfy, Matrix and others."""
    dashboard: DashboardTable | None = None
    """The web page that shows all of it."""


class SelectorsTable(Strict):
    """[source.selectors]: CSS selectors of a listing page."""

    item: str | None = None
    """Each entry of the list."""
    link: str | None = None
    """The link in an entry."""
    date: str | None = None
    """The date in an entry."""
    summary: str | None = None
    """Its summary."""


class SourceTable(Strict):
    """[[source]] of sources.toml."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    """Yours to choose, once each."""
    kind: Kind
    """How its list is read."""
    url: WebUrl
    """The address of its list."""
    every_minutes: Minutes = 15
    """How often it is visited at most."""
    official: bool = False
    """The inspectorate's own pages: their word beats the press."""
    fetch_pages: bool = True
    """May the page behind an entry be asked for?"""
    may_be_empty: bool = False
    """Is an answer without any entry no fault?"""
    canaries: list[str] = Field(default_factory=list)
    """What its list must always name, in a title or an address."""
    enabled: bool = True
    """false: left out, whatever its groups."""
    area: Group | None = None
    """A probation region, by name or id, or 'national'."""
    groups: list[Group] = Field(default_factory=list)
    """By which monitor.toml switches it on; in none: always on."""
    verified: Literal["seen", "pattern"] | None = None
    """How its address is known: seen in public, or by the pattern of its publisher."""
    permitted_by: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """Who allowed you to read what its robots.txt forbids, and when."""
    selectors: SelectorsTable = SelectorsTable()
    """Where the parts of a listing's entries are."""


class SourcesFile(Strict):
    """sources.toml."""

    source: Annotated[list[SourceTable], Field(min_length=1)]
    """Where the service looks."""
