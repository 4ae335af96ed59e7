"""Which entries of a list need a look, told for the whole list at once."""

from collections.abc import Collection
from dataclasses import dataclass

from monitor.domain.article import Entry
from monitor.domain.identity import entry_mark
from monitor.domain.pages.dating import without_edits_ahead
from monitor.domain.source import Source
from monitor.domain.visiting.freshness import must_be_read, not_yet_published
from monitor.service.naming import Names
from monitor.service.ports import Clock, Ledger, Visits
from monitor.service.source_ports import Quarantine


@dataclass(frozen=True, slots=True)
class Sifted:
    """Addresses. ``wanted``: there is something to be read, in the order of the list. ``settled``:
    we hold it all, and owe nothing, or a person decides on it. What is in neither is known, and
    must be looked at singly. ``strangers``: of what is wanted, that of which nothing is known; of
    several entries on one article the first."""

    wanted: tuple[str, ...] = ()
    settled: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sieve:
    """A list mostly says what it said last time: that must not cost queries for each entry.

    ``clock`` is the time of the run, ``wall`` the true time.
    """

    names: Names
    ledger: Ledger
    visits: Visits
    quarantine: Quarantine
    clock: Clock
    wall: Clock

    def __call__(self, source: Source, entries: Collection[Entry]) -> Sifted:
        """Writes nothing. Raises StoreError."""
        if not entries:
            return Sifted()
        told = self.names.told(source, entries)
        articles = {each.article for each in told.values()}
        seen = self.ledger.seen_among(articles)
        known = source.official or len(seen) < len(articles)
        owed = self.visits.owed_among(articles) if known else frozenset()
        barred = self.quarantine.marks_among(articles)
        now, wall = self.clock(), self.wall()
        wanted, settled = [], set()
        for entry in entries:
            about = told[entry.url]
            row = without_edits_ahead(entry, wall)
            mark = entry_mark(row)
            if mark in barred.get(about.article, ()):
                settled.add(entry.url)
            elif must_be_read(seen.get(about.article), mark, source, now, row.modified):
                wanted.append(entry.url)
            elif not (
                about.anew
                or (source.official and about.article in owed)
                or not_yet_published(entry, now, wall)
            ):
                settled.add(entry.url)
        noted = {*seen, *owed, *barred}
        firsts = {each.article: url for url, each in reversed(list(told.items()))}
        strangers = frozenset(url for article, url in firsts.items() if article not in noted)
        return Sifted(tuple(wanted), frozenset(settled), strangers)
