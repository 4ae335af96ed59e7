"""What the inspectorate lists, asked afresh: with no memory of any visit, and by each way in turn
until one answers."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Entry
from monitor.domain.document import is_report_page
from monitor.domain.identity import canonical_url
from monitor.domain.post import post_in
from monitor.domain.source import Source
from monitor.errors import FetchError, ParseError
from monitor.service.list_page import ListReader

KINDS = ("sitemap", "wordpress", "listing", "feed")
"""The way that names all pages first, the one that names only the newest last."""

_MOST_LISTS = 60
_MOST_REPORTS = 60
"""Where more than these may be of a few days, a list has no usable dates."""


@dataclass(frozen=True, slots=True)
class Listed:
    """``sources``: those that answered; empty where none did. ``faults``: why others did not."""

    sources: tuple[Source, ...] = ()
    reports: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedReports:
    """``sources``: the official ones."""

    lists: ListReader
    sources: tuple[Source, ...]

    def __call__(self, since: datetime) -> Listed:
        """The pages among the reports that may be of ``since`` or later. Raises nothing.

        Lists without any report, however old, say nothing about reports: another way is asked.
        """
        faults: list[str] = []
        for kind in KINDS:
            asked = [source for source in self.sources if source.kind == kind]
            found = {s: e for s in asked if (e := self._asked(s, since, faults)) is not None}
            reports = [entry for each in found.values() for entry in each if _is_report(entry)]
            young = {canonical_url(e.url): e for e in reports if _may_be_of(e, since)}
            if reports and len(young) <= _MOST_REPORTS:
                return Listed(tuple(found), tuple(young.values()), tuple(faults))
            faults += [f"{source.name}: {_useless(len(young))}" for source in found]
        return Listed(faults=tuple(faults))

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


def _is_report(entry: Entry) -> bool:
    """A short link tells nothing of where it leads."""
    return is_report_page(entry.url) or post_in(entry.url) is not None


def _may_be_of(entry: Entry, since: datetime) -> bool:
    dates = [date for date in (entry.published, entry.modified) if date is not None]
    return not dates or max(dates) >= since


def _useless(young: int) -> str:
    if not young:
        return "it answers, but lists no report"
    return f"it lists {young} reports that may be of these days: its dates cannot be used"
