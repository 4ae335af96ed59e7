"""The shape of the files, as Pydantic checks it: unknown keys and wrong values are faults."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from monitor.config import addresses
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
    if not re.match(r"sqlite:///[^:]", value):
        raise ValueError("must begin with sqlite:/// (three slashes, then the path)")
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
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class EmailTable(Strict):
    """[email] of monitor.toml."""

    host: Annotated[str, Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: Sender
    to: Annotated[list[Address], Field(min_length=1)]
    username: str | None = None
    ca_file: ExistingFile | None = None
    timeout_seconds: Annotated[float, Field(gt=0, le=300)] = 30.0
    unsubscribe: list[WayOut] = Field(default_factory=list)


class SlackTable(Strict):
    """[slack]: where the bot posts. ``api``: another one than Slack's, as for GovSlack."""

    channel: SlackChannel
    api: WebUrl = "https://slack.com/api"


class WebhookTable(Strict):
    """[[webhook]]."""

    name: WayName
    url: HiddenUrl | None = None


class AppriseTable(Strict):
    """[[apprise]]."""

    name: WayName


class DashboardTable(Strict):
    """[dashboard]: the web page that the service shows."""

    on: bool = True
    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8600
    names: list[Annotated[str, Field(pattern=r"^[a-z0-9.-]{1,253}$")]] = Field(default_factory=list)
    guests: bool = False
    address: WebUrl | None = None
    user_header: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,63}$")] | None = None
    trusted_proxies: list[IpAddress] = Field(default_factory=list)


class MonitorFile(Strict):
    """monitor.toml."""

    database: DatabaseUrl = "sqlite:///var/monitor.sqlite3"
    contact: str = ""
    alert_window_hours: Annotated[float, Field(gt=0, le=24 * 60)] = 48.0
    workers: Annotated[int, Field(ge=1, le=64)] = 8
    gap_seconds: Annotated[float, Field(ge=0, le=60)] = 0.5
    backfill_gap_seconds: Annotated[float, Field(ge=0, le=600)] = 3.0
    private_hosts: list[Annotated[str, Field(pattern=r"^[a-z0-9.:-]{1,253}$")]] = Field(
        default_factory=list
    )
    quarantine_above: Annotated[int, Field(ge=1, le=1000)] = 15
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    baseline: bool = True
    sources: Annotated[list[Group], Field(min_length=1)] = list(GOOD_START)
    audit_every_minutes: Annotated[int, Field(ge=0, le=7 * 24 * 60)] = 60
    audit_target_minutes: Minutes | None = None
    ping_url: HiddenUrl | None = None
    email: EmailTable | None = None
    slack: SlackTable | None = None
    webhook: list[WebhookTable] = Field(default_factory=list)
    apprise: list[AppriseTable] = Field(default_factory=list)
    dashboard: DashboardTable | None = None


class SelectorsTable(Strict):
    """[source.selectors]: CSS selectors of a listing page."""

    item: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None


class SourceTable(Strict):
    """[[source]] of sources.toml."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    kind: Kind
    url: WebUrl
    every_minutes: Minutes = 15
    official: bool = False
    fetch_pages: bool = True
    may_be_empty: bool = False
    canaries: list[str] = Field(default_factory=list)
    enabled: bool = True
    area: Group | None = None
    groups: list[Group] = Field(default_factory=list)
    verified: Literal["seen", "pattern"] | None = None
    permitted_by: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    selectors: SelectorsTable = SelectorsTable()


class SourcesFile(Strict):
    """sources.toml."""

    source: Annotated[list[SourceTable], Field(min_length=1)]
