"""The configuration, checked against the parsers and the bodies there are."""

from collections.abc import Mapping
from pathlib import Path

from monitor import config, data
from monitor.config import Config
from monitor.errors import ConfigError
from monitor.notify import template_check
from monitor.sources import PARSERS, selectors

KINDS = tuple(PARSERS)
"""Of sources."""

TEMPLATES = "templates"
"""The folder beside monitor.toml with an operator's own templates."""


def read_config(folder: Path, env: Mapping[str, str]) -> Config:
    """Raises ConfigError with every fault at once, those of the operator's templates included."""
    broken = _template_faults(folder)
    try:
        settings = config.load(folder, KINDS, data.gazetteer(), env)
    except ConfigError as error:
        raise ConfigError((*error.faults, *broken)) from None
    broken = (*broken, *_address_faults(settings), *_selector_faults(settings))
    if broken:
        raise ConfigError(broken)
    return settings


def _address_faults(settings: Config) -> tuple[str, ...]:
    """Apprise alone can tell which addresses it understands. They are secrets and not shown."""
    if not settings.apprise:
        return ()
    # Loading Apprise takes as long as most commands do: only for those who use it.
    from monitor.notify.relay import understood

    return tuple(
        f"{each.variable}: its address {number} is none that Apprise understands"
        for each in settings.apprise
        for number, url in enumerate(each.urls, start=1)
        if not understood(url)
    )


def _selector_faults(settings: Config) -> tuple[str, ...]:
    listed = settings.folder / "sources.toml"
    return tuple(
        f"{listed}: source {source.name!r}, {fault}"
        for source in (*settings.sources, *settings.switched_off)
        for fault in selectors.faults(source.selectors)
    )


def _template_faults(folder: Path) -> tuple[str, ...]:
    own = folder / TEMPLATES
    return template_check.faults(own) if own.exists() else ()
