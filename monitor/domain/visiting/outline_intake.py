"""A feed reader's list -> what it would add to our sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from monitor.domain.article import SourceName
from monitor.domain.body import BodyKind, Gazetteer
from monitor.domain.source import Source
from monitor.domain.visiting.outline import Outline

_NATIONAL = "national"
_LONGEST_NAME = 80
_LONGEST_GROUP = 40
_EVERY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Intake:
    """``fresh``: what is new. ``known``: names of sources that are there already. ``unusable``:
    titles of feeds without a web address that may be asked."""

    fresh: tuple[Source, ...]
    known: tuple[str, ...]
    unusable: tuple[str, ...]


def regions_of(gazetteer: Gazetteer) -> Mapping[str, str]:
    """What a folder may be called, in small letters -> what stands in ``area``."""
    found = {_NATIONAL: _NATIONAL}
    for body in gazetteer:
        if body.kind is BodyKind.REGION:
            name = body.short_name.removesuffix(" region")
            found |= {name.casefold(): name, body.id.casefold(): name}
    return found


def taken_in(
    outlines: Iterable[Outline], held: Iterable[Source], areas: Mapping[str, str]
) -> Intake:
    """In the order of the list. Each address and each name once, ours included."""
    names = {_key(one.url): str(one.name) for one in held}
    taken = {name.casefold() for name in names.values()}
    fresh: list[Source] = []
    known: list[str] = []
    unusable: list[str] = []
    for outline in outlines:
        key = _key(outline.url)
        if not _is_web(outline.url):
            unusable.append(outline.title)
        elif key in names:
            known.append(names[key])
        else:
            source = _source(outline, _free(outline.title, taken), areas)
            names[key] = source.name
            taken.add(source.name.casefold())
            fresh.append(source)
    return Intake(tuple(fresh), tuple(known), tuple(unusable))


def _source(outline: Outline, name: str, areas: Mapping[str, str]) -> Source:
    found = (areas.get(folder.casefold()) for folder in outline.folders)
    area = next(filter(None, found), "")
    # A region is a group as well; "national" is one only where the list says so.
    region = (area,) if area != _NATIONAL else ()
    folders = (each for each in outline.folders if each.casefold() not in areas)
    groups = (each[:_LONGEST_GROUP].strip() for each in (*folders, *outline.categories, *region))
    once = tuple(dict.fromkeys(filter(None, groups)))
    return Source(SourceName(name), "feed", outline.url, _EVERY, area=area, groups=once)


def _is_web(url: str) -> bool:
    """One that may stand in sources.toml: no password, which would stand in every log line."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _key(url: str) -> str:
    """The same for addresses that surely lead to the same list."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").casefold()


def _free(title: str, taken: set[str]) -> str:
    """A name that no source has yet."""
    name, number = title[:_LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        number += 1
        name = f"{title[: _LONGEST_NAME - 6].strip()} ({number})"
    return name
