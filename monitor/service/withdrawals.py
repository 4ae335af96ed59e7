"""Ask now and then whether the pages that the ledger rests on are still there.

One page at a time, ten minutes apart at least, each once a week. One that is gone is asked for
again after a day before anything follows from it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import Article, Page, PageText
from monitor.domain.change import Change
from monitor.domain.withdrawal import (
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
from monitor.errors import FetchError, ParseError
from monitor.service.ports import Clock, Ledger, Pages, Web
from monitor.service.way import is_gone
from monitor.service.withdrawing import Withdrawing

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """``page_text``: a page -> its title and text."""

    web: Web
    page_text: Callable[[Page], PageText]
    ledger: Ledger
    pages: Pages
    withdrawing: Withdrawing
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
            words = self._words(article)
        except (FetchError, ParseError) as fault:
            return self._failed(page, article, fault, now)
        self.pages.looked(article.id, seen_there(now))
        if words:
            return self.withdrawing.away(article, f"the page says: “{words}”")
        return self.withdrawing.back(article)

    def _words(self, article: Article) -> str | None:
        found = self.web.get(article.url)
        if found is None:
            raise FetchError(article.url, "the server said that nothing changed", transient=True)
        text = self.page_text(found)
        return says_withdrawn(text.title, text.text)

    def _failed(
        self, page: Watched, article: Article, fault: FetchError | ParseError, now: datetime
    ) -> Change:
        gone = is_gone(fault)
        look = missed(page.look, now) if gone else not_told(page.look, now)
        self.pages.looked(article.id, look)
        log.warning("page_not_there", extra={"url": article.url, "reason": fault.reason})
        if not gone or not is_withdrawn(look, now) or self._moved(article, now):
            return Change()
        return self.withdrawing.away(article, _reason(fault, look))

    def _moved(self, article: Article, now: datetime) -> bool:
        moved = site_moved(self.pages.watched(now - WATCHED))
        if moved:
            log.error("many_pages_gone", extra={"url": article.url, "hint": "has the site moved?"})
        return moved


def _reason(fault: FetchError | ParseError, look: Look) -> str:
    since = f", and so it was on {look.gone_since:%-d %B %Y}" if look.gone_since else ""
    return f"the inspectorate’s page is gone ({fault.reason}{since})"
