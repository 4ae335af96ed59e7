"""A document or news page of the inspectorate's site since March 2025.

Theme: https://github.com/ministryofjustice/hale (``single.php``, ``content-documents.php``,
``flexible-cpts/single.php``). Known by its markup, wherever it is served.
"""

import re
from datetime import datetime

from bs4 import BeautifulSoup, Tag

from monitor.domain.article import Page, PageText
from monitor.sources.dates import from_iso, from_words
from monitor.sources.links import is_report, report_link
from monitor.sources.markup import fragment_lines, line_of, lines, parsed, without_repeats
from monitor.sources.nesting import too_much
from monitor.sources.page_metadata import title_of
from monitor.sources.post_number import post_linked, post_shown
from monitor.sources.report_file import report_file
from monitor.sources.table_cells import table_in

_ARTICLE = (
    "article.flexible-post-type-single, #primary article:has(.document-content), "
    "#primary article:has(.flexible-post-type-content)"
)
_WIDE_HEADING = ".hale-shaded-heading"
_NOT_TEXT = ", ".join(
    (
        "h1",
        ".hale-print-only",  # the licence, in every page's source
        "#toc",
        ".hale-table-of-contents",
        ".hale-jump-link",  # "(Back to top)"
        ".wb-jump-link",
        ".flexible-post-type-published-date",
        ".flexible-post-type-details",
        ".document-summary__link",  # names and sizes of files
        ".mojblocks-file",
        ".wp-block-file",
        ".govuk-visually-hidden",
        ".govuk-skip-link",
        "#cookie-banner, .cookie-banner, .ccfw-page-banner",
    )
)
_DETAIL = ".flexible-post-type-detail"
_JUMP = re.compile(r"(?<!\s)\s*\(Back to top\)$", re.IGNORECASE)
_SHOWN_DATE = re.compile(r"Published:\s*([^|]+)")
_POST_TYPE = re.compile(r"type-([a-z_-]+)")


def read(page: Page, tree: BeautifulSoup) -> PageText | None:
    """None for a page of another layout. ``report_url`` is None where the page is the report."""
    article = tree.select_one(_ARTICLE)
    if article is None:
        return None
    title, published = _title(tree, article), _published(tree, article)
    link = None if is_report(page.url) else report_link(article, page.url, own_host=True)
    labels, file = _labels(article), report_file(article, page.url)
    text, table = "\n".join(without_repeats(_text_lines(article))), table_in(article)
    post = post_linked(page, tree) or post_shown(page, article)
    return PageText(
        title, text, published, link, table, post, page.url, labels=labels, report_file=file
    )


def content_lines(markup: str) -> list[str]:
    """The paragraphs of a page's content alone, as the REST interface hands it over."""
    return fragment_lines(markup) if too_much(markup) else _text_lines(parsed(markup))


def _text_lines(node: Tag) -> list[str]:
    for part in node.select(_NOT_TEXT):
        part.decompose()
    return [_JUMP.sub("", line) for line in lines(node)]


def _labels(article: Tag) -> tuple[str, ...]:
    """The post type, from the class that WordPress gives an article, then all taxonomy terms."""
    found = (_POST_TYPE.fullmatch(str(name)) for name in article.get("class") or ())
    types = [match[1] for match in found if match]
    details = [line_of(part).partition(":")[2] for part in article.select(_DETAIL)]
    terms = (term.strip() for detail in details for term in detail.split(";"))
    return (*types[:1], *filter(None, terms))


def _title(tree: BeautifulSoup, article: Tag) -> str:
    heading = article.select_one("h1") or tree.select_one(f"{_WIDE_HEADING} h1")
    return line_of(heading) if heading else title_of(tree)


def _published(tree: BeautifulSoup, article: Tag) -> datetime | None:
    """The wide heading shows "Updated:" alone once a page was edited; then it is not known."""
    stamp = article.select_one("time.published-date[datetime]")
    if stamp:
        return from_iso(str(stamp["datetime"]))
    heading = tree.select_one(_WIDE_HEADING)
    shown = _SHOWN_DATE.search(line_of(heading)) if heading else None
    return from_words(shown[1]) if shown else None
