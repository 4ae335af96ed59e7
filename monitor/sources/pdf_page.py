"""A report as a PDF file: its text, and the page with the table of ratings.

The table stands behind cover and contents, headed "Ratings" or "Summary of ratings":
https://github.com/data-to-insight/hmi-probation-youth-justice-scrape
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from monitor.domain.article import Page, PageText
from monitor.domain.pages.table_parser import ratings_table
from monitor.domain.ratings_table import RatingsTable
from monitor.errors import ParseError
from monitor.sources.markup import without_repeats
from monitor.sources.pdf_file import PdfPage, pages_of
from monitor.sources.pdf_words import mended, paragraphs

_TITLE_ENDS = re.compile(r"^(?:HM Inspectorate|.*\b20\d\d\b|Contents\b)")
_TITLE_LINES = 4
_LONGEST_TITLE = 200
Rows = Sequence[tuple[str, ...]]


def read(page: Page) -> PageText:
    """The text of the first pages and the table of ratings in them. Raises ParseError.

    A report's cover knows its month only, so ``published`` is left to the listing.
    """
    pages = pages_of(page)
    found = without_repeats(line for each in pages for line in paragraphs(each.lines))
    if not found:
        raise ParseError(page.url, "text of an article; the PDF file holds pictures only")
    return PageText(_title(pages[0]), "\n".join(found), None, None, _table(pages))


def _title(cover: PdfPage) -> str:
    lines: list[str] = []
    for line in map(mended, cover.lines[:_TITLE_LINES]):
        if lines and _TITLE_ENDS.match(line):
            break
        lines.append(line)
    return " ".join(lines)[:_LONGEST_TITLE]


def _table(pages: Sequence[PdfPage]) -> RatingsTable | None:
    """The fullest of all that could be the table, which may run over two pages."""
    tables = [table for rows in _candidates(pages) if (table := ratings_table(rows))]
    return max(tables, key=_fullness, default=None)


def _candidates(pages: Sequence[PdfPage]) -> Iterator[Rows]:
    alike = [tuple((line,) for line in page.lines) for page in pages]
    for pair in (alike, [page.rows for page in pages]):
        yield from pair
        yield from ((*above, *below) for above, below in pairwise(pair))


def _fullness(table: RatingsTable) -> tuple[int, int, int]:
    return table.overall is not None, len(table.rows), -len(table.faults)
