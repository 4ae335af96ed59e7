"""Take one entry in: fetch its page, read it, compare it with the ledger, keep it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from monitor.domain.article import Article, Entry, PageText
from monitor.domain.identity import entry_mark, has_own_page
from monitor.domain.ledger.action_plan import is_action_plan
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.comparing import Rules, changes_nothing
from monitor.domain.ledger.newness import Before
from monitor.domain.ledger.official import official_word
from monitor.domain.ledger.quarantine import Waiting
from monitor.domain.ledger.restated import of_its_own
from monitor.domain.london import london_day
from monitor.domain.pages.completion import Completed
from monitor.domain.pages.dating import without_edits_ahead
from monitor.domain.pages.named_bodies import NamedBodies
from monitor.domain.pages.whereabouts import leads_to_a_list
from monitor.domain.reading import Category, Reading, Story
from monitor.domain.seen import Seen
from monitor.domain.source import Parser, Source
from monitor.domain.telling.routing import Route
from monitor.domain.visiting.freshness import (
    may_ask,
    must_be_read,
    not_yet_published,
    same_row,
    still_hoped_for,
)
from monitor.domain.visiting.visit import Owed
from monitor.errors import FetchError, ParseError
from monitor.service.article_of import article_of
from monitor.service.list_page import expect_own
from monitor.service.naming import Names
from monitor.service.plans import PlanKeeper
from monitor.service.ports import Clock, Ledger, Visits, Web
from monitor.service.recording import Recording
from monitor.service.report_files import ReportFiles
from monitor.service.source_ports import Quarantine
from monitor.service.understanding import Understanding, Understood
from monitor.service.unread import Unread
from monitor.service.whole_page import whole_page

log = logging.getLogger(__name__)

_SET_ASIDE = Reading(
    Category.UNRELATED, (), (), ("title and summary have nothing to do with an inspection",)
)
_ANSWER = Reading(
    Category.UNRELATED, (), (), ("an action plan: it answers an inspection and rates nobody",)
)


@dataclass(frozen=True, slots=True)
class Intake:
    """``clock`` is the time of the run, ``wall`` the true time: they differ only in the past.

    ``gate``: title and summary -> could it concern us? ``named``: a title -> the bodies in it.
    ``window``: how old news may be.
    ``quiet``: take in only what is told to nobody, and that whole: news, of whatever age its page
    is, and what arrives without its page are left alone. What was taken in without a word would
    never be told.
    """

    web: Web
    parsers: Mapping[str, Parser]
    ledger: Ledger
    visits: Visits
    names: Names
    plans: PlanKeeper
    quarantine: Quarantine
    read: Callable[[Story], Reading]
    gate: Callable[[str], bool]
    named: NamedBodies
    rules: Rules
    route: Route
    window: timedelta
    clock: Clock
    wall: Clock
    quiet: bool = False

    def __call__(
        self,
        source: Source,
        entry: Entry,
        last_good: datetime | None,
        began: datetime | None = None,
    ) -> Change | Unread:
        """What the entry changed, or why it must be met again.

        Of the source, ``last_good`` is when it was visited last, and ``began`` when first.
        """
        read = self.prepared(source, entry, last_good, began)
        return self.keep(read) if isinstance(read, Waiting) else read

    def prepared(
        self,
        source: Source,
        entry: Entry,
        last_good: datetime | None,
        began: datetime | None = None,
        *,
        stranger: bool = False,
    ) -> Waiting | Change | Unread:
        """The same, but what was read is not kept yet: see ``weighed`` and ``keep``. ``stranger``:
        of its article nothing is known, nor owed, nor held."""
        now = self.clock()
        entry = without_edits_ahead(entry, self.wall())
        if not_yet_published(entry, now, self.wall()):
            return Unread.AHEAD
        if stranger:
            return self._read(source, entry, Before(last_good, began)) or Unread.OWED
        name = self.names.of(source, entry)
        seen = self.ledger.seen(name)
        if not must_be_read(seen, entry_mark(entry), source, now, entry.modified):
            owed = self.visits.owed(name) if source.official else None
            owing = owed is not None and still_hoped_for(owed, now, transient=True)
            if not owing or not may_ask(owed, now):
                return Change(owing=owing)
        owed = self.visits.owed(name)
        asked = owed.first_tried_at if owed else None
        return self._take(source, entry, Before(last_good, began, seen, asked))

    def wants(self, source: Source, entry: Entry) -> bool:
        """Is there something to be read that we do not hold yet?"""
        told = without_edits_ahead(entry, self.wall())
        seen = self.ledger.seen(self.names.of(source, told))
        return must_be_read(seen, entry_mark(told), source, self.clock(), told.modified)

    def holds(self, source: Source, entry: Entry) -> bool:
        """Was it read before, by whatever way it was found?"""
        return self.ledger.seen(self.names.of(source, entry)) is not None

    def weighed(self, waiting: Waiting) -> Change:
        """What it would change were it taken in now; nothing is written. Raises StoreError."""
        return self._recording.weighed(self._understood(waiting))

    def fetches(self, source: Source, entry: Entry) -> bool:
        """Is its page asked for?"""
        return source.fetch_pages and self._worth_fetching(source, entry)

    def _take(self, source: Source, entry: Entry, before: Before) -> Waiting | Change | Unread:
        read = self._read(source, entry, before)
        if read is None:
            return Unread.OWED
        text = read.made.article
        barred = self.quarantine.bars(text.id, text.fingerprint, text.entry_mark)
        return Change() if barred else read

    def _read(self, source: Source, entry: Entry, before: Before) -> Waiting | None:
        """None while its page is owed."""
        told = self.parsers[source.kind].told(entry)
        made = self._article(source, told, self.clock(), before.seen)
        return Waiting(made, before) if made else None

    def keep(self, waiting: Waiting) -> Change | Unread:
        """Take in what was read."""
        made, seen = waiting.made, waiting.before.seen
        unchanged = seen is not None and seen.fingerprint == made.article.fingerprint
        # To record it would be to forget what it owes.
        if made.owing and unchanged:
            change: Change | Unread = Change()
        else:
            change = self._recording(self._understood(waiting))
        if isinstance(change, Unread):
            return change
        if made.owing:
            self.visits.owe(made.article.id, made.article.read_at)
        return replace(change, owing=made.owing)

    def keep_idle(
        self, new: Mapping[str, Waiting]
    ) -> tuple[dict[str, Change], dict[str, Callable[[], Change | Unread]]]:
        """Of several that owe nothing, and of which nothing is known, keep those that change
        nothing, as nearly all do, in one go. Returns them, and what keeps each of the others.

        All are read before anything is kept: nobody waits for our reading.
        """
        idle, rest = dict[str, Understood](), dict[str, Callable[[], Change | Unread]]()
        for url, each in new.items():
            read = self._understanding.first_reading(each.made, each.before)
            if changes_nothing(each.made.article, read) and not self.quiet:
                idle[url] = self._understood(each, read)
            else:
                rest[url] = partial(self._keep_read, each, read)
        kept = self._recording.strangers(idle.values())
        there = {url: got for url, got in idle.items() if got.article.id not in kept}
        rest |= {url: partial(self._recording, got) for url, got in there.items()}
        return {url: Change() for url in idle.keys() - there.keys()}, rest

    def _keep_read(self, waiting: Waiting, read: Reading) -> Change | Unread:
        return self._recording(self._understood(waiting, read))

    def _article(
        self, source: Source, entry: Entry, now: datetime, seen: Seen | None
    ) -> Completed | None:
        """With its page's text, with the entry's own where that must do; None while it is owed."""
        own, name = PageText(entry.title, entry.summary, entry.published), self.names.of
        alone = article_of(source, entry, own, name(source, entry), now)
        if not self.fetches(source, entry):
            return Completed(alone)
        owed = self.visits.owed(alone.id)
        if not may_ask(owed, now):
            return None
        try:
            page = self._page(source, entry)
        except (FetchError, ParseError) as error:
            log.warning("article_failed", extra={"url": entry.url, "reason": error.reason})
            held = seen is not None and same_row(seen, alone.entry_mark, entry.modified)
            left = self._without_page(alone, owed, error, held=held)
            why = f"its page could not be read: {error.cause}"
            return Completed(left, lacking=why) if left else None
        files = ReportFiles(self.web, self.ledger, self.visits, self.reading)
        article = article_of(source, entry, page, name(source, entry, page), now)
        return files(article, page.report_file, self.parsers[source.kind].page_text)

    def _worth_fetching(self, source: Source, entry: Entry) -> bool:
        if not has_own_page(entry.url):
            return False
        return source.official or self.gate(f"{entry.title}\n{entry.summary}")

    def _page(self, source: Source, entry: Entry) -> PageText:
        page = whole_page(self.web, entry.url)
        expect_own(source, entry.url, page)
        if source.official and leads_to_a_list(entry.url, page.url):
            raise FetchError(entry.url, "it leads to a list of pages now", transient=False)
        return self.parsers[source.kind].page_text(page)

    def _without_page(
        self, alone: Article, owed: Owed | None, error: FetchError | ParseError, *, held: bool
    ) -> Article | None:
        if self.quiet:
            return None
        # A title that says it all is told now; else the page is worth waiting for. Of a page that
        # was read before, we hold more than a row that has not changed.
        transient = isinstance(error, FetchError) and error.transient
        hoped = still_hoped_for(owed, alone.read_at, transient=transient)
        if not held and (self.reading(alone).relevant or not hoped):
            return alone
        self.visits.owe(alone.id, alone.read_at)
        return None

    def _understood(self, waiting: Waiting, read: Reading | None = None) -> Understood:
        return self._understanding(waiting.made, waiting.before, read)

    @property
    def _understanding(self) -> Understanding:
        return Understanding(self.ledger, self.reading, self.window, self.clock, self.wall)

    @property
    def _recording(self) -> Recording:
        return Recording(self.ledger, self.plans, self.rules, self.route, self.clock, self.quiet)

    def reading(self, article: Article) -> Reading:
        """What today's rules read in an article as we hold it."""
        if is_action_plan(article):
            return _ANSWER
        worth = article.official or self.gate(f"{article.title}\n{article.text}")
        reading = self.read(article.story) if worth else _SET_ASIDE
        if not article.official:
            return reading
        named = self.named(article.title, london_day(article.dated))
        return official_word(article, of_its_own(article, reading, named), self.rules.programmes)
