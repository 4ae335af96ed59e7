"""A look at the sources themselves: no database is opened for it."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches

from monitor.bootstrap.channels import door
from monitor.config import Config
from monitor.domain.source import Source
from monitor.domain.visiting.checkup import Checkup
from monitor.errors import DataError
from monitor.service.source_check import SourceCheck, check_all
from monitor.sources import PARSERS, offered_feed, wall
from monitor.web import OneRun


def chosen(settings: Config, group: str, names: Sequence[str]) -> tuple[Source, ...]:
    """Those of a group, or those named, be they switched on or not; else all that are on.

    Raises DataError where there are none such.
    """
    every = (*settings.sources, *settings.switched_off)
    if names:
        return tuple(_named(every, name) for name in names)
    if not group:
        return settings.sources
    wanted = group.casefold()
    found = tuple(one for one in every if wanted in {"all", *map(str.casefold, one.groups)})
    if not found:
        there = ", ".join(sorted({"all", *(each for one in every for each in one.groups)}))
        raise DataError(f"--group: no group {group!r}; there are: {there}")
    return found


def check(
    settings: Config, sources: Sequence[Source], step: Callable[[int, int], None]
) -> tuple[Checkup, ...]:
    """Each visited once, with the pauses that the configuration asks for."""
    web = door(settings, OneRun())
    try:
        return check_all(
            sources, SourceCheck(web, PARSERS, wall, offered_feed), settings.workers, step
        )
    finally:
        web.close()


def _named(every: Sequence[Source], name: str) -> Source:
    for one in every:
        if one.name.casefold() == name.casefold():
            return one
    raise DataError(f"no source is called {name!r}; {_instead(every, name)}")


def _instead(every: Sequence[Source], name: str) -> str:
    wanted, known = name.casefold(), {one.name.casefold(): one.name for one in every}
    near = [each for each in known if wanted in each] or get_close_matches(wanted, known)
    meant = ", ".join(known[each] for each in near[:3])
    return f"did you mean: {meant}" if meant else "look with: probation-monitor sources"
