"""What a source lists at this visit: its first page, and as many further ones as are needed."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.article import Entry, Validators
from monitor.domain.source import Parser, Source
from monitor.domain.visiting.walk import Walk, still_told
from monitor.errors import EmptyListError, FetchError, ParseError
from monitor.service.list_page import ListPage
from monitor.service.ports import Clock
from monitor.service.source_ports import Walks
from monitor.service.way import Fault, Way, is_gone
from monitor.service.worded_lists import Lists

log = logging.getLogger(__name__)

_EMPTY = "entries; the list is valid but empty"

_MOST_PAGES = 30
"""Of lists, in one visit; the rest is remembered for the next."""


@dataclass(frozen=True, slots=True)
class Survey:
    """``holds``: was this entry read before?"""

    read: Lists
    parsers: Mapping[str, Parser]
    walks: Walks
    holds: Callable[[Source, Entry], bool]
    clock: Clock

    def __call__(
        self,
        source: Source,
        validators: Validators,
        held: Mapping[str, int],
        first: datetime | None,
    ) -> Way | None:
        """None: not modified. Raises FetchError or ParseError where not one page came.

        ``held``: how many entries each list had before; one that is empty now is a fault.
        ``first``: when the first visit was begun, while it is not done; then everything is new,
        and a list is followed for what was published since, and not into the past.
        """
        known = self.walks.of(source.name)
        walk = self._with_lists(source, known)
        way = Way(walk.lists or (source.url,), walk.unfinished, _MOST_PAGES)
        for url in way:
            alone = url == source.url and not walk.unfinished
            try:
                page = self.read(source, url, validators if alone else None)
            except (FetchError, ParseError) as fault:
                way.failed(url, _with_count(fault, held.get(url, 0)))
                continue
            if page is None:
                return None
            way.pages.append(page)
            if held.get(url) and _emptied(source, page):
                way.failed(url, _with_count(EmptyListError(url, _EMPTY), held[url]))
            if page.following.inner:
                way.go_into(url, page.following.urls)
            elif self._goes_on(source, page, first):
                way.add(page.following.urls)
        way.kept = self._noted(source, known, walk, way)
        _expect_entries(source, way)
        return way

    def forget(self, source: Source) -> None:
        """It has another address now, and its lists are others."""
        self.walks.keep(source.name, Walk())

    def done(self, source: Source, way: Way, unread: Collection[str]) -> None:
        """Remember which further pages hold something ``unread``, or never came."""
        begun = [url for url, listed in way.deeper.items() if not listed.isdisjoint(unread)]
        unfinished = tuple(dict.fromkeys((*begun, *way.left)))
        if unfinished != way.kept.unfinished:
            self.walks.keep(source.name, replace(way.kept, unfinished=unfinished))

    def _with_lists(self, source: Source, walk: Walk) -> Walk:
        """Where the source's address only tells where the lists are, it is asked now and then."""
        lasts = self.parsers[source.kind].directory_lasts
        if lasts is None:
            return replace(walk, lists=())
        if still_told(walk, self.clock(), lasts):
            return walk
        told = self.read(source, source.url, None)
        lists = told.following.urls if told else ()
        log.info("lists_told", extra={"source": source.name, "lists": lists})
        return replace(walk, lists=lists, asked_at=self.clock())

    def _goes_on(self, source: Source, page: ListPage, first: datetime | None) -> bool:
        """A list in no order is looked at whole; else until something known is met."""
        if not page.following.newest_first or not page.following.urls:
            return True
        if first:
            return bool(page.entries) and all(_is_since(first, entry) for entry in page.entries)
        return not any(self.holds(source, entry) for entry in page.entries)

    def _noted(self, source: Source, known: Walk, walk: Walk, way: Way) -> Walk:
        # Before anything is read: whenever we stop, no page that was begun is forgotten.
        begun = tuple(dict.fromkeys((*way.deeper, *way.left, *walk.unfinished)))
        kept = replace(walk, unfinished=begun)
        if any(url in way.starts and is_gone(fault) for url, fault in way.faults.items()):
            kept = replace(kept, lists=(), asked_at=None)  # the lists have moved: ask again
        if kept != known:
            self.walks.keep(source.name, kept)
        if not way.pages:
            raise next(iter(way.faults.values()))
        return kept


def _is_since(begun: datetime, entry: Entry) -> bool:
    return entry.published is not None and entry.published > begun


def _emptied(source: Source, page: ListPage) -> bool:
    return not (page.entries or page.following.urls or source.may_be_empty)


def _with_count(fault: Fault, before: int) -> Fault:
    if not (before and isinstance(fault, EmptyListError)):
        return fault
    return EmptyListError(fault.url, f"{fault.wanted}; it held {before} before")


def _expect_entries(source: Source, way: Way) -> None:
    """Lists that are each in order and empty are together none: silence would look like this."""
    if way.entries or way.faults or source.may_be_empty:
        return
    raise ParseError(source.url, "entries in any of its lists; they are valid but empty")
