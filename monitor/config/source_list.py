"""sources.toml: which of its sources are switched on, and the faults no single row shows."""

from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from monitor.config.schema import GOOD_START, MonitorFile, SourcesFile, SourceTable
from monitor.domain.article import SourceName
from monitor.domain.body import BodyKind, Gazetteer, region_names
from monitor.domain.source import Selectors, Source

ALL = "all"
NATIONAL = "national"


def switched_on(main: MonitorFile, listed: SourcesFile) -> tuple[Source, ...]:
    """Those of the chosen groups, and those in no group; ``enabled = false`` beats both."""
    return tuple(_source(table) for table in listed.source if _is_on(table, main.sources))


def switched_off(main: MonitorFile, listed: SourcesFile) -> tuple[Source, ...]:
    """All others."""
    return tuple(_source(table) for table in listed.source if not _is_on(table, main.sources))


def faults(
    folder: Path, main: MonitorFile | None, listed: SourcesFile | None, gazetteer: Gazetteer
) -> list[str]:
    """Groups and areas that do not exist, and a choice that leaves nothing to visit.

    None stands for a file with faults of its own.
    """
    if listed is None:
        return []
    found = list(_unknown_areas(folder / "sources.toml", listed.source, gazetteer))
    if main is not None:
        found += _group_faults(folder / "monitor.toml", main, listed)
    return found


def _is_on(table: SourceTable, wanted: Iterable[str]) -> bool:
    return table.enabled and (not table.groups or _is_chosen(table.groups, wanted))


def _is_chosen(groups: Iterable[str], wanted: Iterable[str]) -> bool:
    folded = {group.casefold() for group in (*groups, ALL)}
    return any(group.casefold() in folded for group in wanted)


def _group_faults(path: Path, main: MonitorFile, listed: SourcesFile) -> Iterator[str]:
    there = sorted({ALL, *(group for table in listed.source for group in table.groups)})
    unknown = _without(main.sources, there)
    # Nobody wrote down the groups that are on by default: they need not be in every file.
    if "sources" not in main.model_fields_set:
        unknown = _without(unknown, GOOD_START)
    for group in unknown:
        yield f"{path}: sources: no group {group!r}; there are: {', '.join(there)}"
    some_enabled = any(table.enabled for table in listed.source)
    some_on = any(_is_on(table, main.sources) for table in listed.source)
    if not unknown and some_enabled and not some_on:
        yield f"{path}: sources: no source that is enabled is in {', '.join(main.sources)}"


def _unknown_areas(
    path: Path, tables: Iterable[SourceTable], gazetteer: Gazetteer
) -> Iterator[str]:
    names = region_names(gazetteer)
    known = (NATIONAL, *names, *(body.id for body in gazetteer if body.kind is BodyKind.REGION))
    for number, table in enumerate(tables, start=1):
        if table.area and _without((table.area,), known):
            where = f"{path}: source {number} ({table.name!r}), area"
            yield f"{where}: no region {table.area!r}; there are: {NATIONAL}; {'; '.join(names)}"


def _without(names: Iterable[str], known: Collection[str]) -> list[str]:
    folded = {name.casefold() for name in known}
    return [name for name in names if name.casefold() not in folded]


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
        canaries=tuple(table.canaries),
        selectors=Selectors(selectors.item, selectors.link, selectors.date, selectors.summary),
        area=table.area or "",
        permitted_by=table.permitted_by or "",
        groups=tuple(table.groups),
    )
