"""The commands that stop visiting a source for a while, and take it up again."""

from collections.abc import Iterable
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.bootstrap.source_checking import chosen
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.until import end_of
from monitor.config import Config
from monitor.domain.article import SourceName
from monitor.domain.pause import Pause, holding
from monitor.domain.source import Source


def pause(folder: Path, names: list[str], group: str, until: str, reason: str) -> None:
    """Raises Refused, DataError for what nobody knows, ConfigError."""
    settings, now = settings_of(folder, "ERROR"), utc_now()
    sources = switched_on(settings, names, group)
    ends = end_of(until, now) if until else None
    with open_records(settings) as records:
        records.pauses.begin(Pause(one.name, now, ends, reason.strip()) for one in sources)
    when = f"until {local(ends)} (London time)" if ends else "until somebody resumes"
    _tell(f"Paused {when}: {_listed(one.name for one in sources)}.")
    _tell("A running service knows within seconds; a visit under way is finished.")


def resume(folder: Path, names: list[str], group: str) -> None:
    """Raises Refused where nothing of it is paused, DataError for what nobody knows."""
    settings, now = settings_of(folder, "ERROR"), utc_now()
    with open_records(settings) as records:
        paused = list(holding(records.pauses.all(), now))
        wanted = _paused_of(settings, paused, names, group)
        for name in wanted:
            records.pauses.end(name, now)
    _tell(f"Resumed: {_listed(wanted)}. Each is visited as soon as it is due.")


def switched_on(settings: Config, names: list[str], group: str) -> tuple[Source, ...]:
    """Sources that the service visits. Raises Refused, DataError."""
    _one_of_both(names, group)
    meant = chosen(settings, group, names)
    found = tuple(one for one in meant if one in settings.sources)
    off = ", ".join(one.name for one in meant if one not in settings.sources)
    if off and (names or not found):
        raise Refused(f"switched off, so that nobody visits it: {off}; see sources.toml")
    return found


def _paused_of(
    settings: Config, paused: list[SourceName], names: list[str], group: str
) -> list[SourceName]:
    _one_of_both(names, group)
    if group:
        members = {one.name for one in chosen(settings, group, [])}
        found = [name for name in paused if name in members]
    else:
        # What is in sources.toml no more may be paused all the same.
        called = {name.casefold(): name for name in paused}
        others = [name for name in names if name.casefold() not in called]
        if others:
            unpaused = _listed(one.name for one in chosen(settings, "", others))
            raise Refused(f"not paused: {unpaused}; see: probation-monitor sources")
        found = [called[name.casefold()] for name in names]
    if not found:
        raise Refused(f"no source of {group!r} is paused; see: probation-monitor sources")
    return found


def _one_of_both(names: list[str], group: str) -> None:
    if bool(names) == bool(group):
        raise Refused("name sources, or a group with --group, and not both")


def _listed(names: Iterable[SourceName]) -> str:
    return ", ".join(names)


def _tell(words: str) -> None:
    out.print(words, markup=False, soft_wrap=True)
