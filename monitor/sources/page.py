"""The page behind an entry: which layout it has, and its main text."""

from collections.abc import Callable

from bs4 import BeautifulSoup

from monitor.domain.article import Page, PageText
from monitor.errors import ParseError
from monitor.sources import inspectorate_page, old_inspectorate_page, unknown_page
from monitor.sources.obstacles import tree_of

Layout = Callable[[Page, BeautifulSoup], PageText | None]
"""Reads a page of its own kind; None for any other. Told by markup, not by host."""

LAYOUTS: dict[str, Layout] = {
    "inspectorate_page": inspectorate_page.read,
    "old_inspectorate_page": old_inspectorate_page.read,
    "unknown_page": unknown_page.read,
}
_WANTED = "text of an article"


def page_text(page: Page) -> PageText:
    """Title, text with one paragraph a line, date and link to the report. Raises ParseError."""
    if page.is_pdf:
        # Takes half a second to load, which only the process that reads such files has to wait.
        from monitor.sources import pdf_page

        return pdf_page.read(page)
    tree = tree_of(page, _WANTED)
    read = next((found for layout in LAYOUTS.values() if (found := layout(page, tree))), None)
    if read is None or not read.text:
        raise ParseError(page.url, _WANTED)
    return read
