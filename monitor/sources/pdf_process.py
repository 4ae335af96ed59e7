"""Starts the process that reads a PDF file, and ends it when it takes too long."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from monitor.domain.article import Page
from monitor.errors import ParseError
from monitor.sources.worker_environment import bare

_WORKER = Path(__file__).with_name("pdf_worker.py")
_PATIENCE_S = 8
"""Seconds. The service must be able to end within ten."""
_WANTED = "text of an article"


@dataclass(frozen=True, slots=True)
class PdfPage:
    """``lines`` as extraction gave them; ``rows``: the cells of ruled tables, if any."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pages_of(page: Page) -> tuple[PdfPage, ...]:
    """The first pages of a PDF file. Raises ParseError."""
    try:
        # Its own words only: the file comes on standard input, never on the command line.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(_WORKER)],
            input=page.body,
            env=bare(),
            capture_output=True,
            timeout=_PATIENCE_S,
            check=True,
            start_new_session=True,  # Ctrl-C is meant for us: a file is not to look broken
        )
    except subprocess.TimeoutExpired:
        raise ParseError(page.url, f"{_WANTED}; the PDF file takes too long to read") from None
    except subprocess.CalledProcessError as error:
        raise ParseError(page.url, f"{_WANTED}; {_reason(error.stderr)}") from None
    return tuple(
        PdfPage(tuple(each["text"].splitlines()), tuple(map(tuple, each["rows"])))
        for each in json.loads(done.stdout)
    )


def _reason(said: bytes) -> str:
    if b"PDFPasswordIncorrect" in said:
        return "the PDF file is locked with a password"
    return "the PDF file cannot be read"
