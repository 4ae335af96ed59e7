"""[slack], [[webhook]] and [[apprise]] of monitor.toml, and their secrets of the environment."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor.config import addresses
from monitor.config.schema import NAME, SlackTable
from monitor.config.secrets import NOT_SHOWN, secret
from monitor.config.settings import AppriseConfig, SlackConfig, WebhookConfig
from monitor.domain.secret import Secret

SLACK_WEBHOOK = "MONITOR_SLACK_WEBHOOK"
SLACK_TOKEN = "MONITOR_SLACK_TOKEN"  # noqa: S105 - the variable's name, not its content

_KEY_BYTES = range(16, 129)
_HOW = "make one with: echo whsec_$(openssl rand -base64 32)"


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways to people that are set up."""

    email: bool = False
    slack: SlackConfig | None = None
    webhooks: tuple[WebhookConfig, ...] = ()
    apprise: tuple[AppriseConfig, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """As a subscription calls them; the console is always there."""
        return (
            *(("email",) if self.email else ()),
            *(("slack",) if self.slack else ()),
            *(f"webhook:{each.name}" for each in self.webhooks),
            *(f"apprise:{each.name}" for each in self.apprise),
            "console",
        )


def ways(path: Path, raw: Mapping[str, Any], env: Mapping[str, str], faults: list[str]) -> Ways:
    """``raw``: monitor.toml as it was written, so that a fault in its shape does not hide these."""
    faults += _used_twice(path, raw)
    return Ways(
        "email" in raw,
        _slack(path, raw, env, faults),
        tuple(_webhooks(path, raw, env, faults)),
        tuple(_apprise(raw, env, faults)),
    )


def _slack(
    path: Path, raw: Mapping[str, Any], env: Mapping[str, str], faults: list[str]
) -> SlackConfig | None:
    webhook, token = secret(SLACK_WEBHOOK, env, faults), secret(SLACK_TOKEN, env, faults)
    there = raw.get("slack")
    table: Mapping[str, Any] = there if isinstance(there, dict) else {}
    api = str(table.get("api", SlackTable.model_fields["api"].default))
    if webhook and not addresses.is_encrypted(webhook.reveal()):
        faults.append(f"{SLACK_WEBHOOK}: must be an https address {NOT_SHOWN}")
    if not addresses.is_encrypted(api):
        faults.append(f"{path}: slack.api: must be an https address: the token goes there")
    if webhook and token:
        faults.append(f"{SLACK_TOKEN}: is set beside {SLACK_WEBHOOK}; set one of them")
    if token and not re.fullmatch(r"[!-~]+", token.reveal()):
        faults.append(f"{SLACK_TOKEN}: is no token {NOT_SHOWN}")
    if token and "slack" not in raw:
        faults.append(f"{path}: slack.channel: is missing: where does the bot post?")
    if "slack" in raw and not token:
        faults.append(f"{path}: slack: needs the bot's token in {SLACK_TOKEN}")
    if not webhook and not token:
        return None
    return SlackConfig(webhook, token, str(table.get("channel", "")), api)


def _webhooks(
    path: Path, raw: Mapping[str, Any], env: Mapping[str, str], faults: list[str]
) -> Iterator[WebhookConfig]:
    for name, row in _rows(raw, "webhook"):
        variable = f"MONITOR_WEBHOOK_{name.upper()}"
        hidden = secret(f"{variable}_URL", env, faults)
        written = row.get("url")
        where = f"{path}: webhook {name!r}"
        if hidden and written:
            faults.append(f"{where}: url: is set twice, here and in {variable}_URL")
        if not hidden and not written:
            faults.append(f"{where}: url: is missing, here or in {variable}_URL")
        if hidden and (why := addresses.fault(hidden.reveal())):
            faults.append(f"{variable}_URL: {why} {NOT_SHOWN}")
        key = secret(f"{variable}_SECRET", env, faults)
        faults += _key_faults(f"{variable}_SECRET", key)
        yield WebhookConfig(name, hidden or Secret(str(written)), key or Secret(""))


def _key_faults(name: str, key: Secret | None) -> list[str]:
    if not key:
        return [f"{name}: is missing; {_HOW}"]
    word = key.reveal()
    try:
        size = len(base64.b64decode(word.removeprefix("whsec_"), validate=True))
    except (binascii.Error, ValueError):
        size = 0
    if word.startswith("whsec_") and size in _KEY_BYTES:
        return []
    return [f"{name}: is no 'whsec_' with base64 of 16 to 128 bytes {NOT_SHOWN}; {_HOW}"]


def _apprise(
    raw: Mapping[str, Any], env: Mapping[str, str], faults: list[str]
) -> Iterator[AppriseConfig]:
    for name, _ in _rows(raw, "apprise"):
        variable = f"MONITOR_APPRISE_{name.upper()}"
        kept = secret(variable, env, faults)
        urls = tuple(map(Secret, kept.reveal().split())) if kept else ()
        if not urls:
            faults.append(f"{variable}: is missing: one or more Apprise URLs, blanks between them")
        yield AppriseConfig(name, variable, urls)


def _used_twice(path: Path, raw: Mapping[str, Any]) -> list[str]:
    faults = []
    for kind in ("webhook", "apprise"):
        names = [name for name, _ in _rows(raw, kind)]
        twice = dict.fromkeys(name for name in names if names.count(name) > 1)
        faults += [f"{path}: {kind} {name!r}: the name is used twice or more" for name in twice]
    return faults


def _rows(raw: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Those whose name can stand in a variable's; the others' faults are told by their shape."""
    listed = raw.get(kind)
    for row in listed if isinstance(listed, list) else ():
        name = row.get("name") if isinstance(row, dict) else None
        if isinstance(name, str) and re.fullmatch(NAME, name):
            yield name, row
