"""The configuration, checked against the parsers and the bodies there are."""

from collections.abc import Mapping
from pathlib import Path

from monitor import config, data
from monitor.config import Config
from monitor.sources import PARSERS


def read_config(folder: Path, env: Mapping[str, str]) -> Config:
    """Raises ConfigError with every fault at once."""
    return config.load(folder, PARSERS.keys(), data.gazetteer(), env)
