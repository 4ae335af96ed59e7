"""Ask now and then whether the pages that the ledger rests on are still there.

One page at a time, ten minutes apart at least, each once a week. One that is gone is asked for
again after a day before anything follows from it; one that leads to a list of pages or to the front
page is gone, too.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Article, Entry, Page, PageText, SourceName
from monitor.domain.identity import canonical_url
from monitor.domain.inspectorate_hosts import is_own_file
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.withdrawal import (
    PACE,
    WATCHED,
    Look,
    Watched,
    is_withdrawn,
    missed,
    next_to_ask,
    not_told,
    says_withdrawn,
    seen_there,
    site_moved,
)
from monitor.domain.pages.whereabouts import Whereabouts, leads_to_a_list, whereabouts
from monitor.domain.source import Source
from monitor.errors import FetchError, ParseError
from monitor.service.intake import Intake
from monitor.service.ports import Addresses, Clock, Ledger, Pages, Web
from monitor.service.way import is_gone
from monitor.service.whole_page import whole_page
from monitor.service.withdrawing import Withdrawing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Led:
    """Where a page's address led instead. ``away``: to a list or the front page."""

    url: str
    away: bool

    @property
    def reason(self) -> str:
        return f"its address leads to {self.url} instead"


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """``page_text``: a page -> its title and text. ``sources``: those that are visited, by name."""

    web: Web
    page_text: Callable[[Page], PageText]
    ledger: Ledger
    pages: Pages
    addresses: Addresses
    withdrawing: Withdrawing
    intake: Intake
    sources: Mapping[SourceName, Source]
    clock: Clock

    def __call__(self) -> Change:
        """Ask for one page, if it is time and one is due. Raises StoreError."""
        now = self.clock()
        last = self.pages.last_asked()
        if last is not None and now - last < PACE:
            return Change()
        page = next_to_ask(self.pages.watched(now - WATCHED), now)
        article = self.ledger.article(page.article) if page else None
        return self._ask(page, article, now) if page and article else Change()

    def _ask(self, page: Watched, article: Article, now: datetime) -> Change:
        try:
            text = self._itself(article)
        except (FetchError, ParseError) as fault:
            return self._absent(page, article, fault.reason, now, gone=is_gone(fault))
        if isinstance(text, _Led):
            return self._absent(page, article, text.reason, now, gone=text.away)
        self.pages.looked(article.id, seen_there(now))
        words = says_withdrawn(text.title, text.text)
        if words:
            return self.withdrawing.away(article, f"the page says: “{words}”")
        return self._back(article, text)

    def _itself(self, article: Article) -> PageText | _Led:
        """What the page says today; where its address led, if that is not the page."""
        found = whole_page(self.web, article.url)
        if not is_own_file(found.url, article.url):
            raise FetchError(article.url, f"led to another site, {found.url}", transient=False)
        if leads_to_a_list(article.url, found.url):  # which need not be readable as an article
            return _Led(found.url, away=True)
        text = self.page_text(found)
        named = [canonical_url(article.url), *([text.post] if text.post else [])]
        where = whereabouts(article, found.url, text, self.addresses.of(named))
        return text if where is Whereabouts.ITSELF else _Led(found.url, away=False)

    def _back(self, article: Article, text: PageText) -> Change:
        """What was withdrawn with it is there again; in other words than before, it is read: no
        list need have told that it was edited."""
        back = self.pages.brings_back(article.id)
        source = self.sources.get(article.source)
        if text.text in article.text or source is None or not source.fetch_pages:
            return self.withdrawing.back(article) if back else Change()
        entry = Entry(article.url, text.title, article.published, "", modified=self.clock())
        change = self.intake(source, entry, None)
        return change if isinstance(change, Change) else Change()

    def _absent(
        self, page: Watched, article: Article, reason: str, now: datetime, *, gone: bool
    ) -> Change:
        look = missed(page.look, now) if gone else not_told(page.look, now)
        self.pages.looked(article.id, look)
        log.warning("page_not_there", extra={"url": article.url, "reason": reason})
        if not gone or not is_withdrawn(look, now) or self._moved(article, now):
            return Change()
        return self.withdrawing.away(article, _reason(reason, look))

    def _moved(self, article: Article, now: datetime) -> bool:
        moved = site_moved(self.pages.watched(now - WATCHED))
        if moved:
            log.error("many_pages_gone", extra={"url": article.url, "hint": "has the site moved?"})
        return moved


def _reason(reason: str, look: Look) -> str:
    since = f", and so it was on {look.gone_since:%-d %B %Y}" if look.gone_since else ""
    return f"the inspectorate’s page is gone ({reason}{since})"
