"""What the inspectorate lists, asked afresh: with no memory of any visit, and by every way.

One way may answer and yet leave out what another names: a sitemap that a cache keeps, a feed that
stands still, say.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Entry
from monitor.domain.document import is_news_page, is_report_page
from monitor.domain.identity import canonical_url
from monitor.domain.pages.post import post_in
from monitor.domain.source import Source
from monitor.errors import FetchError, ParseError
from monitor.service.list_page import ListReader

KINDS = ("sitemap", "wordpress", "listing", "feed")
"""The way that names all pages first, the one that names only the newest last."""

_MOST_LISTS = 60
_MOST_PAGES = 100
"""Where more than these may be of a few days, a list has no usable dates."""


@dataclass(frozen=True, slots=True)
class Listed:
    """``sources``: those that told of reports; empty where none did. ``pages``: each with a source
    that lists it. ``faults``: why others told of none."""

    sources: tuple[Source, ...] = ()
    pages: tuple[tuple[Source, Entry], ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedReports:
    """``sources``: the official ones."""

    lists: ListReader
    sources: tuple[Source, ...]

    def __call__(self, since: datetime) -> Listed:
        """The reports and news that may be of ``since`` or later. Raises nothing.

        Lists without any report, however old, say nothing about reports.
        """
        faults: list[str] = []
        usable = list(self._usable(since, faults))
        told = [way for way in usable if any(_is_report(e) for e in way.entries)]
        if not told:
            faults += [f"{way.source.name}: it answers, but lists no report" for way in usable]
        pages = {
            canonical_url(entry.url): (way.source, entry)
            for way in reversed(usable)  # so that the fullest way speaks for what all name
            for entry in way.young(since)
        }
        return Listed(tuple(way.source for way in told), tuple(pages.values()), tuple(faults))

    def _usable(self, since: datetime, faults: list[str]) -> Iterator["_Way"]:
        asked = (source for source in self.sources if source.kind in KINDS)
        for source in sorted(asked, key=lambda source: KINDS.index(source.kind)):
            entries = self._asked(source, since, faults)
            way = _Way(source, entries or ())
            young = len(way.young(since))
            if young > _MOST_PAGES:
                faults.append(
                    f"{source.name}: it lists {young} pages that may be of these days: its dates "
                    "cannot be used"
                )
            elif entries is not None:
                yield way

    def _asked(
        self, source: Source, since: datetime, faults: list[str]
    ) -> tuple[Entry, ...] | None:
        try:
            return tuple(self._walked(source, since))
        except (FetchError, ParseError) as fault:
            faults.append(f"{source.name}: {fault.reason}")
            return None

    def _walked(self, source: Source, since: datetime) -> Iterator[Entry]:
        """All that its lists name, or all that is young enough where the newest come first."""
        waiting, met = deque([source.url]), {source.url}
        while waiting and len(met) <= _MOST_LISTS:
            page = self.lists(source, waiting.popleft())
            if page is None:
                raise ParseError(source.url, "list; the server said that nothing changed")
            yield from page.entries
            old = any(not _may_be_of(entry, since) for entry in page.entries)
            if old and page.following.newest_first:
                continue
            fresh = [url for url in page.following.urls if url not in met]
            waiting += fresh
            met |= set(fresh)
        if waiting:
            raise ParseError(source.url, f"list of at most {_MOST_LISTS} pages for a few days")


@dataclass(frozen=True, slots=True)
class _Way:
    """A source and what it names."""

    source: Source
    entries: tuple[Entry, ...]

    def young(self, since: datetime) -> tuple[Entry, ...]:
        """What may rate somebody, and may be of then or later."""
        may = (entry for entry in self.entries if _is_report(entry) or is_news_page(entry.url))
        return tuple(entry for entry in may if _may_be_of(entry, since))


def _is_report(entry: Entry) -> bool:
    """A short link tells nothing of where it leads."""
    return is_report_page(entry.url) or post_in(entry.url) is not None


def _may_be_of(entry: Entry, since: datetime) -> bool:
    dates = [date for date in (entry.published, entry.modified) if date is not None]
    return not dates or max(dates) >= since
