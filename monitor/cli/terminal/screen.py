"""What the commands share: the console, the configuration, times as people write them."""

import os
from datetime import datetime
from pathlib import Path

from rich.console import Console

from monitor import logs
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.domain.london import LONDON
from monitor.domain.masking import Mask

out = Console(highlight=False)


def settings_of(folder: Path, level: str | None = None) -> Config:
    """The configuration, with logging set up after it. Raises ConfigError."""
    settings = read_config(folder, os.environ)
    log_by(settings, level)
    return settings


def log_by(settings: Config, level: str | None = None) -> None:
    """Logging as the configuration wants it, with its secrets masked."""
    logs.configure(level or settings.log_level, Mask(settings.secrets))


def local(instant: datetime | None, missing: str = "–") -> str:
    """An instant as people in London write it, such as ``30 May 2019, 10:00``."""
    return f"{instant.astimezone(LONDON):%-d %b %Y, %H:%M}" if instant else missing
