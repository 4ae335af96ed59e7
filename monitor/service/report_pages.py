"""Read one page of the inspectorate as the auditor sees it: does it rate anybody, and whom?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from monitor.domain.article import Article, ArticleId, Entry, PageText
from monitor.domain.document import RATING_REPORTS, DocumentType, document_type
from monitor.domain.london import london_day
from monitor.domain.pages.completion import completed, needs_file
from monitor.domain.pages.named_bodies import NamedBodies
from monitor.domain.reading import Reading
from monitor.domain.source import Parser, Source
from monitor.domain.upkeep.audit import Rated, Report
from monitor.service.list_page import expect_own
from monitor.service.naming import Names
from monitor.service.ports import Clock, Web
from monitor.service.whole_page import whole_page

_RATING = RATING_REPORTS | {DocumentType.RELEASE}


@dataclass(frozen=True, slots=True)
class ReportPages:
    """``reading``: what an official article says. ``names``: what the service calls it."""

    web: Web
    parsers: Mapping[str, Parser]
    names: Names
    reading: Callable[[Article], Reading]
    named: NamedBodies
    clock: Clock

    def __call__(self, source: Source, entry: Entry) -> Report | None:
        """None for a page that rates nobody. Raises FetchError, ParseError, StoreError."""
        page = self._page(source, entry.url)
        article = self._article(source, entry, page)
        if article.document not in _RATING:
            return None
        rated = self._rated(article)
        if not rated and needs_file(article) and page.report_file:
            file = self._page(source, page.report_file)
            article = completed(article, file, page.report_file, told=False)
            rated = self._rated(article)
        return Report(article, rated) if rated else None

    def _page(self, source: Source, url: str) -> PageText:
        page = whole_page(self.web, url)
        expect_own(source, url, page)
        return self.parsers[source.kind].page_text(page)

    def _article(self, source: Source, entry: Entry, page: PageText) -> Article:
        title = entry.title or page.title
        here = replace(entry, post=page.post or entry.post)
        return Article(
            id=self._id(source, here),
            source=source.name,
            official=True,
            url=page.url or entry.url,
            title=title,
            published=page.published or entry.published,
            text=page.text,
            entry_mark="",
            fingerprint="",
            read_at=self.clock(),
            report_url=page.report_url,
            table=page.table,
            document=document_type(page.url or entry.url, title, page.labels, page.text),
        )

    def _id(self, source: Source, entry: Entry) -> ArticleId:
        return self.names.told(source, (entry,))[entry.url].article

    def _rated(self, article: Article) -> tuple[Rated, ...]:
        """By its words, else by its table and title."""
        reading = self.reading(article)
        said = [f for f in reading.findings if reading.relevant and f.overall is not None]
        if said:
            return tuple(Rated(f.body_id, f.overall) for f in said if f.overall is not None)
        overall = article.table.overall if article.table else None
        if overall is None:
            return ()
        bodies = self.named(article.title, london_day(article.dated))
        return tuple(Rated(body, overall) for body in bodies) or (Rated(None, overall),)
