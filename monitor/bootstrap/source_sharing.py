"""Lists of feeds out to a feed reader, and in from one."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from monitor import data
from monitor.bootstrap.clock import utc_now
from monitor.config import Config
from monitor.domain.source import Source
from monitor.domain.visiting.outline import Outline
from monitor.domain.visiting.outline_intake import Intake, regions_of, taken_in
from monitor.errors import DataError
from monitor.sources import opml

_FEED = "feed"


@dataclass(frozen=True, slots=True)
class Export:
    """``left_out``: those that no feed reader could read."""

    opml: bytes
    left_out: tuple[Source, ...]


def exported(sources: Iterable[Source]) -> Export:
    """OPML 2.0: one folder for each area, the groups as categories."""
    every = tuple(sources)
    outlines = [
        Outline(one.name, one.url, (one.area,) if one.area else (), one.groups)
        for one in every
        if one.kind == _FEED
    ]
    left_out = tuple(one for one in every if one.kind != _FEED)
    return Export(opml.written(outlines, utc_now()), left_out)


def imported(settings: Config, path: Path) -> Intake:
    """What an OPML file would add to sources.toml; nothing is written. Raises DataError."""
    try:
        body = path.read_bytes()
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        reason = error.strerror if isinstance(error, OSError) else error
        raise DataError(f"{path}: cannot be read: {reason}") from error
    outlines = opml.read(str(path), body)
    held = (*settings.sources, *settings.switched_off)
    return taken_in(outlines, held, regions_of(data.gazetteer()))
