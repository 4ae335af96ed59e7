"""Take one entry in: fetch its page, read it, compare it with the ledger, keep it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from monitor.domain.article import Article, Entry, PageText
from monitor.domain.change import Change, Known
from monitor.domain.event import Recipient
from monitor.domain.freshness import (
    may_ask,
    must_be_read,
    not_yet_published,
    still_hoped_for,
    telling,
)
from monitor.domain.identity import article_id, entry_mark, fingerprint
from monitor.domain.ledger import Rules, bodies_concerned, compare
from monitor.domain.london import london_day
from monitor.domain.official import settled
from monitor.domain.reading import Category, Reading, Story
from monitor.domain.routing import route
from monitor.domain.source import Parser, Source
from monitor.domain.visit import Owed
from monitor.errors import FetchError, ParseError
from monitor.service.ports import Clock, Ledger, Visits, Web

log = logging.getLogger(__name__)

_SET_ASIDE = Reading(
    Category.UNRELATED, (), (), ("title and summary have nothing to do with an inspection",)
)


class Unread(Enum):
    """Why an entry was not taken in this time; it must be met again."""

    AHEAD = auto()  # published later than the time of this run
    OWED = auto()  # its page did not arrive


@dataclass(frozen=True, slots=True)
class Intake:
    """``clock`` is the time of the run, ``wall`` the true time: they differ only in the past.

    ``gate``: title and summary -> could it concern us? ``window``: how old news may be.
    """

    web: Web
    parsers: Mapping[str, Parser]
    ledger: Ledger
    visits: Visits
    read: Callable[[Story], Reading]
    gate: Callable[[str], bool]
    rules: Rules
    recipients: tuple[Recipient, ...]
    window: timedelta
    clock: Clock
    wall: Clock

    def __call__(self, source: Source, entry: Entry, last_good: datetime | None) -> Change | Unread:
        """What the entry changed, or why it must be met again."""
        now = self.clock()
        if not_yet_published(entry, now, self.wall()):
            return Unread.AHEAD
        seen = self.ledger.seen(article_id(entry.url))
        if not must_be_read(seen, entry_mark(entry), source, now):
            return Change()
        article = self._article(source, entry, now)
        return self._keep(article, last_good) if article else Unread.OWED

    def _article(self, source: Source, entry: Entry, now: datetime) -> Article | None:
        """With its page's text, with the entry's own where that must do; None while it is owed."""
        alone = _article(source, entry, PageText(entry.title, entry.summary, entry.published), now)
        if not source.fetch_pages or not self._worth_fetching(source, entry):
            return alone
        owed = self.visits.owed(alone.id)
        if not may_ask(owed, now):
            return None
        try:
            return _article(source, entry, self._page(source, entry), now)
        except (FetchError, ParseError) as error:
            log.warning("article_failed", extra={"url": entry.url, "reason": error.reason})
            return self._without_page(alone, owed, error)

    def _worth_fetching(self, source: Source, entry: Entry) -> bool:
        return source.official or self.gate(f"{entry.title}\n{entry.summary}")

    def _page(self, source: Source, entry: Entry) -> PageText:
        page = self.web.get(entry.url)
        if page is None:
            raise FetchError(entry.url, "the server said that nothing changed", transient=True)
        return self.parsers[source.kind].page_text(page)

    def _without_page(
        self, alone: Article, owed: Owed | None, error: FetchError | ParseError
    ) -> Article | None:
        # A title that says it all is told now; else the page is worth waiting for.
        transient = isinstance(error, FetchError) and error.transient
        if self.reading(alone).relevant or not still_hoped_for(
            owed, alone.read_at, transient=transient
        ):
            return alone
        self.visits.owe(alone.id, alone.read_at)
        return None

    def _keep(self, article: Article, last_good: datetime | None) -> Change:
        now = self.clock()
        reading = self.reading(article)
        tell = telling(article, last_good, now, self.window)

        def decide(known: Known) -> Change:
            change = compare(article, reading, known, tell, self.rules)
            return replace(change, deliveries=route(change.events, self.recipients, now))

        bodies = bodies_concerned(reading, self.rules.gazetteer)
        change = self.ledger.record(article, reading, bodies, decide)
        for event in change.events:
            log.info("event", extra={"kind": event.kind, "body": event.body, "url": article.url})
        return change

    def reading(self, article: Article) -> Reading:
        """What today's rules read in an article as we hold it."""
        worth = article.official or self.gate(f"{article.title}\n{article.text}")
        reading = self.read(article.story) if worth else _SET_ASIDE
        if not article.official or article.table is None:
            return reading
        day = london_day(article.dated)
        return settled(reading, article.table, day, self.rules.programmes)


def _article(source: Source, entry: Entry, page: PageText, now: datetime) -> Article:
    title = entry.title or page.title
    text = _with_summary(entry.summary, page.text)
    return Article(
        id=article_id(entry.url),
        source=source.name,
        official=source.official,
        url=entry.url,
        title=title,
        published=_published(source, entry, page),
        text=text,
        entry_mark=entry_mark(entry),
        fingerprint=fingerprint(title, text),
        read_at=now,
        report_url=page.report_url,
        table=page.table,
    )


def _published(source: Source, entry: Entry, page: PageText) -> datetime | None:
    # The inspectorate's pages carry the day of the report; papers' pages are less sure than feeds.
    if source.official:
        return page.published or entry.published
    return entry.published or page.published


def _with_summary(summary: str, text: str) -> str:
    # A page behind a consent wall says less than the feed did.
    opening = " ".join(summary.split())[:60]
    return text if not opening or opening in " ".join(text.split()) else f"{summary}\n{text}"
