"""A PDF file on standard input -> its pages as JSON on standard output.

A program of its own, started by ``pdf_process`` and killed by it: a file made to use up time or
memory takes this process along and nothing else. It knows nothing of the rest of the house, so
that it starts quickly.
"""

import io
import json
import resource
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

_MOST_PAGES = 12
"""The table of ratings stands behind cover, contents and foreword."""

_MEMORY = 1_500_000_000  # bytes of address space; a report needs a fifth
_CPU_S = 8
_LONGEST = 20_000  # characters of a page; a full one has five thousand
_MOST_ROWS = 300


def main() -> None:
    """Any fault ends in a traceback and an exit code that is not 0."""
    # A service manager may ask all processes at once to stop: the article in hand is finished.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    given = io.BytesIO(sys.stdin.buffer.read())
    # Not closed: that would walk through all pages, and the process ends here.
    pdf = pdfplumber.open(given)
    json.dump([_read(page) for page in _first_pages(pdf)], sys.stdout)


def _first_pages(pdf: PDF) -> Iterator[Page]:
    # ``pdf.pages`` walks through all pages before it hands out the first.
    for number, page in enumerate(islice(PDFPage.create_pages(pdf.doc), _MOST_PAGES), start=1):
        yield Page(pdf, page, page_number=number, initial_doctop=0)


def _read(page: Page) -> dict[str, Any]:
    text = page.extract_text()[:_LONGEST]
    rows = _rows(page) if "rating" in text.lower() else []
    page.close()
    return {"text": text, "rows": rows}


def _rows(page: Page) -> list[list[str]]:
    """The cells of all ruled tables of the page, from top to bottom."""
    rows = [row for table in page.extract_tables() for row in table]
    return [[" ".join((cell or "").split()) for cell in row] for row in rows[:_MOST_ROWS]]


if __name__ == "__main__":
    main()
