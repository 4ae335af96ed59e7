"""Read config/*.toml and the environment; gather every fault before giving up."""

import os
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from monitor.config.schema import EmailTable, MonitorFile, SourcesFile, SourceTable
from monitor.config.secrets import secret
from monitor.config.settings import Config, EmailConfig, SlackConfig
from monitor.domain.article import SourceName
from monitor.domain.source import Selectors, Source
from monitor.errors import ConfigError

SLACK_WEBHOOK = "MONITOR_SLACK_WEBHOOK"
SMTP_PASSWORD = "MONITOR_SMTP_PASSWORD"  # noqa: S105 - the variable's name, not its content
DATABASE = "MONITOR_DATABASE"

_File = TypeVar("_File", bound=BaseModel)


def load(folder: Path, kinds: Collection[str], env: Mapping[str, str] = os.environ) -> Config:
    """``folder`` holds monitor.toml and sources.toml; ``kinds`` are the parsers there are.

    Raises ConfigError with one line per fault: file, key, what is wrong.
    """
    faults: list[str] = []
    main = _read(folder / "monitor.toml", MonitorFile, faults, _from_environment(env))
    listed = _read(folder / "sources.toml", SourcesFile, faults, {})
    password = secret(SMTP_PASSWORD, env, faults)
    webhook = secret(SLACK_WEBHOOK, env, faults)
    faults += _webhook_faults(webhook)
    faults += _source_faults(folder / "sources.toml", listed, kinds)
    if main and main.email:
        faults += _email_faults(folder / "monitor.toml", main.email, password)
    if faults or main is None or listed is None:
        raise ConfigError(tuple(faults))
    return _config(folder, main, listed, password, webhook)


def _from_environment(env: Mapping[str, str]) -> dict[str, Any]:
    return {"database": env[DATABASE]} if env.get(DATABASE) else {}


def _read(
    path: Path, shape: type[_File], faults: list[str], instead: dict[str, Any]
) -> _File | None:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return shape.model_validate(raw | instead)
    except OSError as error:
        faults.append(f"{path}: cannot be read: {error.strerror}")
    except UnicodeDecodeError as error:
        faults.append(f"{path}: is not UTF-8 text: {error.reason} at byte {error.start}")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: is not valid TOML: {error}")
    except ValidationError as error:
        faults += [
            f"{path}: {_where(fault['loc'], raw)}: {_reason(fault)}" for fault in _each(error)
        ]
    return None


def _each(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(fault) for fault in error.errors(include_url=False, include_context=False)]


def _where(loc: tuple[int | str, ...], raw: Mapping[str, Any]) -> str:
    """('source', 2, 'url') -> "source 3 ('BBC Kent'), url"."""
    if len(loc) > 1 and loc[0] == "source" and isinstance(loc[1], int):
        name = raw["source"][loc[1]].get("name", "unnamed")
        return ", ".join([f"source {loc[1] + 1} ({name!r})", *map(str, loc[2:])])
    return ".".join(map(str, loc))


def _reason(fault: Mapping[str, Any]) -> str:
    words = {"extra_forbidden": "there is no such key", "missing": "is missing"}
    if fault["type"] in words:
        return words[fault["type"]]
    message = str(fault["msg"]).removeprefix("Value error, ")
    return message if fault["type"] == "value_error" else f"{message} (found {fault['input']!r})"


def _source_faults(path: Path, file: SourcesFile | None, kinds: Collection[str]) -> list[str]:
    sources = file.source if file else []
    counted = Counter(source.name for source in sources)
    doubles = [
        f"{path}: source {name!r}: the name is used {n} times"
        for name, n in counted.items()
        if n > 1
    ]
    known = ", ".join(sorted(kinds))
    return doubles + [
        f"{path}: source {source.name!r}, kind: no kind {source.kind!r}; there are: {known}"
        for source in sources
        if source.kind not in kinds
    ]


def _webhook_faults(webhook: str | None) -> list[str]:
    if webhook and not webhook.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        return [f"{SLACK_WEBHOOK}: must be an https address (its content is not shown here)"]
    return []


def _email_faults(path: Path, email: EmailTable, password: str | None) -> list[str]:
    if email.username and not password:
        return [f"{path}: email.username: needs the password in {SMTP_PASSWORD}"]
    if password and email.username and email.security == "none":
        return [
            f"{path}: email.security: a password must not travel in the clear; use starttls or tls"
        ]
    return []


def _config(
    folder: Path, main: MonitorFile, listed: SourcesFile, password: str | None, webhook: str | None
) -> Config:
    return Config(
        folder=folder,
        database=main.database,
        contact=main.contact,
        window=timedelta(hours=main.alert_window_hours),
        workers=main.workers,
        log_level=main.log_level,
        baseline=main.baseline,
        email=_email(main.email, password) if main.email else None,
        slack=SlackConfig(webhook) if webhook else None,
        sources=tuple(_source(table) for table in listed.source if table.enabled),
    )


def _email(table: EmailTable, password: str | None) -> EmailConfig:
    return EmailConfig(
        host=table.host,
        port=table.port,
        security=table.security,
        sender=table.sender,
        to=tuple(table.to),
        username=table.username,
        password=password,
        ca_file=table.ca_file,
        timeout=table.timeout_seconds,
    )


def _source(table: SourceTable) -> Source:
    selectors = table.selectors
    return Source(
        name=SourceName(table.name),
        kind=table.kind,
        url=table.url,
        every=timedelta(minutes=table.every_minutes),
        official=table.official,
        fetch_pages=table.fetch_pages,
        may_be_empty=table.may_be_empty,
        selectors=Selectors(selectors.item, selectors.link, selectors.date, selectors.summary),
    )
