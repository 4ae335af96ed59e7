"""Read config/*.toml and the environment; gather every fault before giving up."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from monitor.config import across, source_list
from monitor.config.auditing import auditing
from monitor.config.dashboard import dashboarding
from monitor.config.near_keys import near_key
from monitor.config.schema import EmailTable, MonitorFile, SourcesFile
from monitor.config.secrets import quoted, secret
from monitor.config.settings import Config, EmailConfig
from monitor.config.subscriptions import SubscriptionsFile, subscription
from monitor.config.unsubscribe import SECRET, secret_faults
from monitor.config.ways import Ways, ways
from monitor.domain.body import Gazetteer
from monitor.domain.secret import Secret
from monitor.domain.telling.subscription import Subscription
from monitor.errors import ConfigError

SMTP_PASSWORD = "MONITOR_SMTP_PASSWORD"  # noqa: S105 - the variable's name, not its content
DATABASE = "MONITOR_DATABASE"
_DATABASE = str(MonitorFile.model_fields["database"].default)

_WHOLE = {"model_type", "list_type"}
_KINDS: dict[type, str] = {dict: "a table", list: "a list", str: "a text", bool: "true or false"}

_HOW_TO_GET_IT = (
    "name its folder with --config or MONITOR_CONFIG, or have it written: probation-monitor init"
)
_BROKEN = " unreadable"
"""Stands for a file that could not be read; no key of ours begins with a blank."""


class _MailSecrets(NamedTuple):
    password: Secret | None
    unsubscribe: Secret | None


_File = TypeVar("_File", bound=BaseModel)


def load(
    folder: Path,
    kinds: Collection[str],
    gazetteer: Gazetteer,
    env: Mapping[str, str] = os.environ,
) -> Config:
    """``folder`` holds monitor.toml, sources.toml and perhaps subscriptions.toml.

    ``kinds`` are the parsers there are, ``gazetteer`` the bodies that may be named.

    Raises ConfigError with one line per fault: file, key, what is wrong.
    """
    faults: list[str] = []
    main = _read(folder / "monitor.toml", faults) | _from_environment(env)
    listed = _read(folder / "sources.toml", faults)
    asked = _read_if_there(folder / "subscriptions.toml", faults)
    hidden = _MailSecrets(secret(SMTP_PASSWORD, env, faults), secret(SECRET, env, faults))
    settings = _checked(folder / "monitor.toml", main, MonitorFile, faults, kinds)
    sources = _checked(folder / "sources.toml", listed, SourcesFile, faults, kinds)
    wishes = _checked(folder / "subscriptions.toml", asked, SubscriptionsFile, faults, kinds)
    # These look at the raw tables, so that a fault elsewhere does not hide theirs.
    faults += across.source_faults(folder / "sources.toml", listed)
    faults += source_list.faults(folder, settings, sources, gazetteer)
    faults += across.login_faults(folder / "monitor.toml", main, hidden.password)
    faults += secret_faults(folder / "monitor.toml", main, hidden.unsubscribe)
    out = ways(folder / "monitor.toml", main, env, faults)
    subscriptions = _subscriptions(folder, wishes, out, gazetteer, faults)
    dashboard = dashboarding(
        folder / "monitor.toml", settings.dashboard if settings else None, env, faults
    )
    audit = auditing(folder / "monitor.toml", settings, env, faults)
    if faults or settings is None or sources is None:
        raise ConfigError(tuple(dict.fromkeys(faults)))
    config = _config(folder, settings, sources, hidden, out)
    return replace(config, subscriptions=subscriptions, audit=audit, dashboard=dashboard)


def database_of(folder: Path, env: Mapping[str, str] = os.environ) -> str:
    """The database's URL, whatever else is wrong with the files: its line alone must be right."""
    try:
        lines = (folder / "monitor.toml").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    named: dict[str, Any] = {}
    for line in lines:
        if line.lstrip().startswith("["):  # of a table that follows
            break
        if line.split("=")[0].strip() == "database":
            with suppress(tomli.TOMLDecodeError):
                named = tomli.loads(line)
    return str((named | _from_environment(env)).get("database", _DATABASE))


def _from_environment(env: Mapping[str, str]) -> dict[str, Any]:
    return {"database": env[DATABASE]} if env.get(DATABASE) else {}


def _read(path: Path, faults: list[str]) -> dict[str, Any]:
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(f"{path}: is not there; {_HOW_TO_GET_IT}")
    except OSError as error:
        faults.append(f"{path}: cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        faults.append(f"{path}: is not UTF-8 text: {error.reason} at byte {error.start}")
    except tomli.TOMLDecodeError as error:
        faults.append(f"{path}: is not valid TOML: {error}")
    return {_BROKEN: True}


def _read_if_there(path: Path, faults: list[str]) -> dict[str, Any]:
    return _read(path, faults) if path.exists() else {}


def _subscriptions(
    folder: Path,
    wishes: SubscriptionsFile | None,
    out: Ways,
    gazetteer: Gazetteer,
    faults: list[str],
) -> tuple[Subscription, ...]:
    made: list[Subscription] = []
    for number, table in enumerate(wishes.subscription if wishes else (), start=1):
        one, wrong = subscription(table, out, gazetteer)
        where = f"{folder / 'subscriptions.toml'}: subscription {number} ({table.name!r})"
        faults += [f"{where}: {fault}" for fault in wrong]
        made.append(one)
    return tuple(made)


def _checked(
    path: Path,
    raw: Mapping[str, Any],
    shape: type[_File],
    faults: list[str],
    kinds: Collection[str],
) -> _File | None:
    if _BROKEN in raw:
        return None
    try:
        return shape.model_validate(raw, context={"kinds": kinds})
    except ValidationError as error:
        faults += [
            f"{path}: {_where(fault['loc'], raw)}: {_reason(fault, shape)}"
            for fault in _each(error)
        ]
        return None


def _each(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(fault) for fault in error.errors(include_url=False, include_context=False)]


def _where(loc: tuple[int | str, ...], raw: Mapping[str, Any]) -> str:
    """('source', 2, 'url') -> "source 3 ('BBC Kent'), url"."""
    if len(loc) > 1 and isinstance(loc[0], str) and isinstance(loc[1], int):
        row = raw[loc[0]][loc[1]]
        name = row.get("name", "unnamed") if isinstance(row, dict) else "unnamed"
        return ", ".join([f"{loc[0]} {loc[1] + 1} ({quoted(str(name))})", *map(str, loc[2:])])
    return ".".join(map(str, loc))


def _reason(fault: Mapping[str, Any], shape: type[BaseModel]) -> str:
    if fault["type"] == "missing":
        return "is missing"
    if fault["type"] == "extra_forbidden":
        meant = near_key(shape, fault["loc"])
        return "there is no such key" + (f"; did you mean {meant}?" if meant else "")
    message = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "value_error":
        return message
    return f"{message} (found {_found(fault['type'], fault['input'])})"


def _found(wanted: str, there: object) -> str:
    """Of what stands in the place of a table or a list no more than its kind: it may be a token or
    an address that somebody put there."""
    short = isinstance(there, bool | int | float | str) and wanted not in _WHOLE
    return repr(there) if short else _KINDS.get(type(there), "something else")


def _config(
    folder: Path, main: MonitorFile, listed: SourcesFile, hidden: _MailSecrets, out: Ways
) -> Config:
    return Config(
        folder=folder,
        database=main.database,
        contact=main.contact,
        window=timedelta(hours=main.alert_window_hours),
        workers=main.workers,
        gap=timedelta(seconds=main.gap_seconds),
        backfill_gap=timedelta(seconds=main.backfill_gap_seconds),
        quarantine_above=main.quarantine_above,
        private_hosts=tuple(main.private_hosts),
        texts=timedelta(days=main.texts_days) if main.texts_days else None,
        log_level=main.log_level,
        baseline=main.baseline,
        email=_email(main.email, hidden) if main.email else None,
        slack=out.slack,
        webhooks=out.webhooks,
        apprise=out.apprise,
        sources=source_list.switched_on(main, listed),
        switched_off=source_list.switched_off(main, listed),
    )


def _email(table: EmailTable, hidden: _MailSecrets) -> EmailConfig:
    return EmailConfig(
        host=table.host,
        port=table.port,
        security=table.security,
        sender=table.sender,
        to=tuple(table.to),
        username=table.username,
        password=hidden.password,
        ca_file=table.ca_file,
        timeout=table.timeout_seconds,
        unsubscribe=tuple(table.unsubscribe),
        unsubscribe_secret=hidden.unsubscribe,
    )
