"""A report page of the inspectorate's site until March 2025: ``div#inspection-meta``.

Seen through https://github.com/data-to-insight/hmi-probation-youth-justice-scrape.
"""

from datetime import datetime

from bs4 import BeautifulSoup, Tag

from monitor.domain.article import Page, PageText
from monitor.sources.dates import from_words
from monitor.sources.links import is_report, report_link
from monitor.sources.markup import line_of, lines, without_repeats
from monitor.sources.page_metadata import title_of
from monitor.sources.post_number import post_linked
from monitor.sources.report_file import old_report_file
from monitor.sources.table_cells import table_in

_META = "#inspection-meta"
_MAIN = "article, main, #main, #content, body"
_NOT_TEXT = f"h1, {_META}, nav, aside, header, footer, form, .breadcrumbs, .share, .sidebar"


def read(page: Page, tree: BeautifulSoup) -> PageText | None:
    """None for a page of another layout. ``report_url`` is None where the page is the report."""
    meta = tree.select_one(_META)
    if meta is None:
        return None
    title, published, main = title_of(tree), _published(meta), _main(tree, meta)
    link = None if is_report(page.url) else report_link(main, page.url, own_host=True)
    file = old_report_file(main, page.url)
    for part in main.select(_NOT_TEXT):
        part.decompose()
    text = "\n".join(without_repeats(lines(main)))
    post = post_linked(page, tree)
    return PageText(title, text, published, link, table_in(main), post, page.url, report_file=file)


def _published(meta: Tag) -> datetime | None:
    for term in meta.select("dt"):
        value = term.find_next_sibling("dd")
        if "date of publication" in line_of(term).lower() and isinstance(value, Tag):
            return from_words(line_of(value))
    return None


def _main(tree: BeautifulSoup, meta: Tag) -> Tag:
    """The narrowest known part that holds more than the meta box itself."""
    around = (part for part in tree.select(_MAIN) if any(p is part for p in meta.parents))
    return min(around, key=lambda part: len(part.get_text()), default=tree)
