"""Look at each source once, and say how it stands. Nothing is kept."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from urllib.parse import unquote

from monitor.domain.article import Entry, Page, Validators
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.source import Parser, Source
from monitor.domain.visiting.checkup import Checkup, Health
from monitor.errors import FetchError, ForbiddenError, ParseError
from monitor.service.list_page import ListPage, ListReader
from monitor.service.ports import Web
from monitor.service.way import is_refused

_MOST_LISTS = 4
"""Asked for in one check, where the address of a source only names lists."""

_TRIES = 2
"""A host that is down costs half a minute each time, and may have seventy sources."""


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """``wall``: what stands before a page, in words. ``offered``: the feed that a page names."""

    web: Web
    parsers: Mapping[str, Parser]
    wall: Callable[[Page], str | None]
    offered: Callable[[Page], str | None]

    def __call__(self, source: Source) -> Checkup:
        """One request, and a few more where the source's address only names lists."""
        seen = _Remembering(self.web)
        told = Checkup(source.name, source.kind, source.url, Health.FINE)
        try:
            entries = self._entries(source, ListReader(seen, self.parsers))
        except FetchError as fault:
            barred = isinstance(fault, ForbiddenError)
            health = Health.REFUSED if barred or is_refused(fault) else Health.NO_ANSWER
            answered = barred or fault.status is not None or bool(seen.pages)
            return replace(told, health=health, reason=fault.reason, answered=answered)
        except ParseError as fault:
            return self._unreadable(told, source, seen.pages, fault)
        return _counted(_with_new_address(told, seen.pages[0]), entries)

    def _entries(self, source: Source, read: ListReader) -> tuple[Entry, ...]:
        """Those of the first list that has any. Raises FetchError, ParseError."""
        urls = deque([source.url])
        for _ in range(_MOST_LISTS):
            listed = read(source, urls.popleft()) if urls else None
            if listed is None:
                break
            if listed.entries:
                return listed.entries
            urls.extend(listed.following.urls if self._names_lists(source, listed) else ())
        if source.may_be_empty:
            return ()
        raise ParseError(source.url, "entries in its lists; they are valid but empty")

    def _names_lists(self, source: Source, listed: ListPage) -> bool:
        directory = self.parsers[source.kind].directory_lasts and listed.url == source.url
        return bool(directory or listed.following.inner)

    def _unreadable(
        self, told: Checkup, source: Source, pages: Sequence[Page], fault: ParseError
    ) -> Checkup:
        page = pages[-1]
        told = replace(told, better_url=self.offered(page))
        wall = self.wall(page)
        if wall:
            return replace(told, health=Health.WALL, reason=wall)
        kind = self._other_kind(source, page)
        return replace(told, health=Health.UNREADABLE, reason=fault.reason, better_kind=kind)

    def _other_kind(self, source: Source, page: Page) -> str | None:
        others = (kind for kind in self.parsers if kind != source.kind)
        return next((kind for kind in others if self._reads(source, page, kind)), None)

    def _reads(self, source: Source, page: Page, kind: str) -> bool:
        as_other = replace(source, kind=kind, may_be_empty=False)
        parser = self.parsers[kind]
        try:
            return bool(parser.index(as_other, page) or parser.following(as_other, page).urls)
        except ParseError:
            return False


class _Remembering:
    """A door that keeps what came through it."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.pages: list[Page] = []

    def get(self, url: str, validators: Validators = Validators()) -> Page | None:  # noqa: B008
        page = self._web.get(url, validators)
        self.pages += [page] if page else []
        return page


def _with_new_address(told: Checkup, page: Page) -> Checkup:
    """Spelled otherwise is not moved."""
    if unquote(page.url) == unquote(told.url):
        return told
    return replace(told, health=Health.MOVED, reason="redirected", better_url=page.url)


def _counted(told: Checkup, entries: tuple[Entry, ...]) -> Checkup:
    dates = [entry.published for entry in entries if entry.published]
    undated = len(entries) - len(dates)
    return replace(told, entries=len(entries), newest=max(dates, default=None), undated=undated)


def check_all(
    sources: Sequence[Source],
    check: Callable[[Source], Checkup],
    workers: int,
    step: Callable[[int, int], None],
) -> tuple[Checkup, ...]:
    """In the order given. Hosts side by side, ``workers`` at a time; each is asked for one thing
    after the other, and no more once it stayed silent twice in a row. ``step`` hears how many are
    done, of how many."""
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[host_in(source.url)].append(source)
    done: dict[str, Checkup] = {}
    pool = ThreadPoolExecutor(workers)
    try:
        under_way = [pool.submit(_of_a_host, each, check) for each in hosts.values()]
        for host in as_completed(under_way):
            done |= {one.source: one for one in host.result()}
            step(len(done), len(sources))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return tuple(done[source.name] for source in sources)


def _of_a_host(
    sources: Sequence[Source], check: Callable[[Source], Checkup]
) -> tuple[Checkup, ...]:
    found: list[Checkup] = []
    for source in sources:
        if len(found) >= _TRIES and not any(each.answered for each in found[-_TRIES:]):
            found.append(_not_asked(source, found[-1]))
        else:
            found.append(check(source))
    return tuple(found)


def _not_asked(source: Source, before: Checkup) -> Checkup:
    reason = f"not asked: {host_in(source.url)} did not answer {_TRIES} times before"
    return replace(before, source=source.name, kind=source.kind, url=source.url, reason=reason)
