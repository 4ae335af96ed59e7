"""The pages of a PDF file, as pdfplumber extracts them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pdfplumber
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as Sheet
from pdfplumber.pdf import PDF

from monitor.domain.article import Page
from monitor.errors import ParseError

_MOST_PAGES = 12
"""The table of ratings stands behind cover, contents and foreword."""

_LONGEST = 20_000  # characters of a page; a full one has five thousand
_MOST_ROWS = 300
_WANTED = "text of an article"


@dataclass(frozen=True, slots=True)
class PdfPage:
    """``lines`` as extraction gave them; ``rows``: the cells of ruled tables, if any."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pages_of(page: Page) -> tuple[PdfPage, ...]:
    """The first pages of a PDF file. Raises ParseError, MemoryError."""
    try:
        # Not closed: that would walk through all pages.
        pdf = pdfplumber.open(io.BytesIO(page.body))
        return tuple(_read(sheet) for sheet in _first_pages(pdf))
    except MemoryError:
        raise
    except Exception as error:
        raise ParseError(page.url, f"{_WANTED}; {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if "PDFPasswordIncorrect" in repr(error):
        return "the PDF file is locked with a password"
    return "the PDF file cannot be read"


def _first_pages(pdf: PDF) -> Iterator[Sheet]:
    # ``pdf.pages`` walks through all pages before it hands out the first.
    for number, page in enumerate(islice(PDFPage.create_pages(pdf.doc), _MOST_PAGES), start=1):
        yield Sheet(pdf, page, page_number=number, initial_doctop=0)


def _read(sheet: Sheet) -> PdfPage:
    text = sheet.extract_text()[:_LONGEST]
    rows = _rows(sheet) if "rating" in text.lower() else ()
    sheet.close()
    return PdfPage(tuple(text.splitlines()), rows)


def _rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The cells of all ruled tables of the page, from top to bottom."""
    rows = [row for table in sheet.extract_tables() for row in table]
    return tuple(tuple(" ".join((cell or "").split()) for cell in row) for row in rows[:_MOST_ROWS])
