"""The command ``init``: questions, a configuration, and a message to see that it arrives."""

import os
import shlex
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import typer

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.reference import regions
from monitor.bootstrap.settings import KINDS, read_config
from monitor.cli.terminal.asking import Given, Questions, answers
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import log_by, out
from monitor.cli.trial import trial
from monitor.cli.views.ways import where_to
from monitor.config import Config, json_schema
from monitor.config.first_files import SECRETS, Answers, first_files
from monitor.config.load import SMTP_PASSWORD
from monitor.config.secrets import secret
from monitor.config.shipped import shipped
from monitor.config.ways import SLACK_WEBHOOK
from monitor.errors import ConfigError

_OWNER_ONLY = 0o600
_FOLDER_MODE = 0o750


def begin(folder: Path, given: Given, ask: Questions, *, force: bool, test: bool | None) -> None:
    """Exit code 1 where the test message was not accepted. Raises Refused, ConfigError: then
    nothing was written."""
    there = [name for name in (*shipped(), SECRETS) if (folder / name).exists()]
    if there and not force:
        told = ", ".join(there)
        raise Refused(f"{folder}: {told} is there already; --force keeps it under another name")
    wanted = answers(ask, given, regions())
    typed = _secrets(wanted, ask)
    texts = {**first_files(shipped(), wanted), **_schemas()}
    settings = _checked(texts, folder, {**os.environ, **typed})
    _put_aside(folder, there, utc_now())
    _write(folder, texts, typed)
    out.print(f"Written to {folder}: {', '.join(shipped())}.", markup=False, soft_wrap=True)
    if typed:
        told = f"Your secrets stand in {folder / SECRETS}, which only you can read."
        out.print(told, markup=False, soft_wrap=True)
    sent = not ask.yes(
        f"Send a test message to {where_to(settings)} now?", test, usual=not ask.silent
    ) or trial(settings, "", out)
    _next_steps(folder, typed)
    if not sent:
        raise typer.Exit(1)


def _secrets(wanted: Answers, ask: Questions) -> Mapping[str, str]:
    """What a person typed of those that the environment does not hold. Raises Refused."""
    needed = {
        SMTP_PASSWORD: "The mail server's password",
        SLACK_WEBHOOK: "Slack's incoming webhook (https://hooks.slack.com/…)",
    }
    asked = (wanted.mail is not None and bool(wanted.mail.username), wanted.slack)
    typed = {}
    for (name, words), wants in zip(needed.items(), asked, strict=True):
        if wants and not secret(name, os.environ, []):
            if not (word := ask.secret(f"{words}, not shown")):
                raise Refused(f"{name} is not set: export it, or name its file in {name}_FILE")
            typed[name] = word
    return typed


def _schemas() -> Mapping[str, str]:
    folder = json_schema.FOLDER
    return {f"{folder}/{one}.json": json_schema.written(one, KINDS) for one in json_schema.NAMES}


def _checked(texts: Mapping[str, str], folder: Path, env: Mapping[str, str]) -> Config:
    """What the service would make of them, before anything is written. Raises ConfigError."""
    with tempfile.TemporaryDirectory() as trial_folder:
        _write_texts(Path(trial_folder), texts)
        try:
            settings = read_config(Path(trial_folder), env)
        except ConfigError as error:
            faults = tuple(fault.replace(trial_folder, str(folder)) for fault in error.faults)
            raise ConfigError(faults) from None
    log_by(settings, "ERROR")
    return settings


def _put_aside(folder: Path, names: list[str], now: datetime) -> None:
    for name in names:
        kept = (folder / name).rename(folder / f"{name}.before-{now:%Y%m%dT%H%M%SZ}")
        out.print(f"What {name} was before: {kept}", markup=False, soft_wrap=True)


def _write(folder: Path, texts: Mapping[str, str], typed: Mapping[str, str]) -> None:
    _write_texts(folder, texts)
    if not typed:
        return
    file = folder / SECRETS
    file.touch(mode=_OWNER_ONLY)
    lines = (f"{name}={shlex.quote(word)}\n" for name, word in typed.items())
    file.write_text("".join(lines), encoding="utf-8")


def _write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _next_steps(folder: Path, typed: Mapping[str, str]) -> None:
    where = "" if folder == Path("config") else f" --config {shlex.quote(str(folder))}"
    file = shlex.quote(str(folder / SECRETS))
    known = [f"set -a; . {file}; set +a     # your secrets, into this shell"] if typed else []
    steps = (
        *known,
        f"probation-monitor doctor{where}    # is all there that it needs?",
        f"probation-monitor run{where}       # Ctrl-C ends it",
    )
    out.print("\nNext:")
    for step in steps:
        out.print(f"  {step}", markup=False, soft_wrap=True)
    out.print("To run it for good, under systemd or in a container: docs/running.md")
