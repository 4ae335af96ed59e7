"""The command that tells whether the service is at work."""

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import typer

from monitor.bootstrap.auditing import AUDIT, patience
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.signs import Signs, named, signs_of_life
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.config import Config, database_of
from monitor.domain.event import Event, EventKind
from monitor.errors import ConfigError

_UNKNOWN = timedelta(minutes=30)
"""Longer than any part but the auditor may be busy, whatever the configuration says."""


def health(folder: Path) -> None:
    """Exit code 1 where a part of the service has not been seen at work lately. Makes nothing.

    A service works on while its edited configuration is faulty: that is told, and no illness.
    """
    settings, faults = _settings(folder)
    url = settings.database if settings else database_of(folder, os.environ)
    signs = signs_of_life(url)
    well = _well(signs, settings, url)
    if faults:
        _tell(f"The configuration in {folder} has faults; started now, the service refuses it:")
        _list(faults)
    elif signs:
        tell_refusal(signs.configuration)
    if not well:
        raise typer.Exit(1)


def tell_refusal(last: Event | None) -> None:
    """That the running service refuses an edited configuration, where it does.

    ``last``: its last word on the configuration.
    """
    if last is not None and last.kind is EventKind.CONFIG_REFUSED:
        _tell(f"The service refuses its edited configuration since {local(last.at)}; it goes on by")
        _tell("the one before. What it said then:")
        _list(last.reasons)


def _settings(folder: Path) -> tuple[Config | None, tuple[str, ...]]:
    try:
        return settings_of(folder, "ERROR"), ()
    except ConfigError as error:
        return None, error.faults


def _well(signs: Signs | None, settings: Config | None, url: str) -> bool:
    if signs is None:
        _tell(f"Not well: there is no database {named(url)}; the service has not run here yet.")
        return False
    now, beats = utc_now(), sorted(signs.beats.items())
    stopped = [name for name, at in beats if now - at > _patience(name, settings)]
    if stopped or not beats:
        _tell(f"Not well: no sign of {', '.join(stopped) or 'a running service'}.")
        return False
    _tell(f"Well; at work: {', '.join(name for name, _ in beats)}.")
    return True


def _patience(part: str, settings: Config | None) -> timedelta:
    if settings is not None:
        return patience(part, settings)
    return timedelta.max if part == AUDIT else _UNKNOWN


def _list(faults: Iterable[str]) -> None:
    for fault in faults:
        _tell(f"  {fault}")


def _tell(words: str) -> None:
    out.print(words, markup=False, soft_wrap=True)
