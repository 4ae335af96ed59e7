"""A row of a list and the page behind it -> the article as it is kept."""

import re
from datetime import datetime

from monitor.domain.article import Article, ArticleId, Entry, PageText
from monitor.domain.document import document_type
from monitor.domain.identity import entry_mark, fingerprint
from monitor.domain.pages.dating import first_dated, likeliest
from monitor.domain.pages.post import post_in
from monitor.domain.source import Source

_CUT_SHORT = re.compile(r"(?<!\s)\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$")
"""How WordPress and papers end an excerpt."""


def article_of(
    source: Source, entry: Entry, page: PageText, name: ArticleId, now: datetime
) -> Article:
    """``page``: the entry's own words, where its page is not to be had. ``now``: of reading."""
    title = entry.title or page.title
    text = _with_summary(entry.summary, page.text)
    labels = (*(page.labels or ("",)), *entry.labels)
    return Article(
        id=name,
        source=source.name,
        official=source.official,
        url=_address(entry, page),
        title=title,
        published=_published(source, entry, page, now),
        text=text,
        entry_mark=entry_mark(entry),
        fingerprint=fingerprint(title, text),
        read_at=now,
        report_url=page.report_url,
        table=page.table,
        document=document_type(entry.url, title, labels, text) if source.official else None,
    )


def _address(entry: Entry, page: PageText) -> str:
    # A short link is for machines: people are shown where it leads.
    return page.url if page.url and post_in(entry.url) else entry.url


def _published(source: Source, entry: Entry, page: PageText, now: datetime) -> datetime | None:
    # The inspectorate's pages carry the day of the report; papers' pages are less sure than feeds.
    if source.official:
        return page.published or entry.published
    return likeliest((first_dated(entry.published, page.published), page.published), now)


def _with_summary(summary: str, text: str) -> str:
    # A page behind a consent wall says less than the feed did. What stands in the page is not
    # added, cut short or not: else the text would change from one list to the next.
    if summary == text:
        return text
    opening = _CUT_SHORT.sub("", " ".join(summary.split()))[:60]
    return text if not opening or opening in " ".join(text.split()) else f"{summary}\n{text}"
