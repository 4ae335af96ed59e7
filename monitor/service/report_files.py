"""Complete a report's page from its PDF file: fetched through the one door, owed where it fails."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from monitor.domain.article import Article, Page, PageText
from monitor.domain.inspectorate_hosts import is_own_file
from monitor.domain.pages.completion import Completed, as_held, completed, needs_file, without_table
from monitor.domain.reading import Reading
from monitor.domain.visiting.freshness import still_hoped_for
from monitor.errors import FetchError, ParseError
from monitor.service.ports import Ledger, Visits, Web
from monitor.service.whole_page import whole_page

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """``reading``: what an official article says, as we hold it."""

    web: Web
    ledger: Ledger
    visits: Visits
    reading: Callable[[Article], Reading]

    def __call__(
        self, article: Article, url: str | None, page_text: Callable[[Page], PageText]
    ) -> Completed | None:
        """``url``: the file that the page links to. None while all that it tells is in the file.

        Of a page that did not change, the file is not asked for twice.
        """
        if not needs_file(article):
            return Completed(article)
        if url is None:
            return Completed(article, lacking="its page links to no PDF file of the report")
        held = as_held(article, self.ledger.article(article.id), url)
        if held is not None:
            return Completed(held, lacking=without_table(held))
        told = self.reading(article).relevant
        try:
            file = page_text(self._fetched(article, url))
        except (FetchError, ParseError) as error:
            log.warning("report_file_failed", extra={"url": url, "reason": error.reason})
            return self._without(article, error, told=told)
        whole = completed(article, file, url, told=told)
        return Completed(whole, lacking=without_table(whole))

    def _fetched(self, article: Article, url: str) -> Page:
        page = whole_page(self.web, url)
        if not is_own_file(page.url, article.url):
            raise FetchError(url, "led to a host that is not the inspectorate's", transient=False)
        if not page.is_pdf:
            raise ParseError(url, "PDF file; the server sent something else")
        return page

    def _without(
        self, article: Article, error: FetchError | ParseError, *, told: bool
    ) -> Completed | None:
        transient = isinstance(error, FetchError) and error.transient
        owed = self.visits.owed(article.id)
        if not still_hoped_for(owed, article.read_at, transient=transient):
            why = f"the report’s PDF file could not be read: {error.cause}"
            return Completed(article, lacking=why)
        if told:
            return Completed(article, owing=True)
        self.visits.owe(article.id, article.read_at)
        return None
