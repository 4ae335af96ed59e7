"""The command line itself, and what the commands share: options, consoles, times."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from monitor import logs
from monitor.bootstrap import read_config
from monitor.config import Config
from monitor.domain.london import LONDON

app = typer.Typer(
    name="probation-monitor",
    help="Tells you within minutes when HM Inspectorate of Probation rates a body.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
out = Console(highlight=False)

ConfigFolder = Annotated[
    Path,
    typer.Option(
        "--config", envvar="MONITOR_CONFIG", help="The folder with monitor.toml and sources.toml."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document instead of a table.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%MZ", "%Y-%m-%d"],
        help="Act as if it were then. Without a zone: UTC.",
    ),
]


def settings_of(folder: Path, level: str | None = None) -> Config:
    """The configuration, with logging set up after it. Raises ConfigError."""
    settings = read_config(folder, os.environ)
    logs.configure(level or settings.log_level, settings.secrets)
    return settings


def local(instant: datetime | None, missing: str = "–") -> str:
    """An instant as people in London write it, such as ``Thu 30 May 2019, 10:00``."""
    return f"{instant.astimezone(LONDON):%a %-d %b %Y, %H:%M}" if instant else missing


def aware(instant: datetime) -> datetime:
    """As given on the command line -> aware UTC."""
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
