"""Answers that are no content at all, named in plain words."""

import re

from bs4 import BeautifulSoup

from monitor.domain.article import Page
from monitor.errors import ParseError
from monitor.sources.decoding import text_of
from monitor.sources.markup import line_of, parsed
from monitor.sources.nesting import too_deep
from monitor.sources.weight import is_heavy

_LARGEST = 5_000_000  # bytes; a page of words is far smaller
_MOST_TAGS = 60_000  # twenty times a long report; reading so many takes seconds already
_STARTS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_TYPES = (
    ("application/pdf", "a PDF file"),
    ("image/", "an image"),
    ("audio/", "a sound file"),
    ("video/", "a film"),
)
# The words of the usual gatekeepers; they come with status 200 too.
_GATES = re.compile(
    r"checking (?:if the site connection is secure|your browser)|just a moment\.\.\.|"
    r"enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a robot|unusual traffic from your|request unsuccessful\. incapsula|"
    r"attention required! \| cloudflare",
    re.IGNORECASE,
)
_GATE_IS_SHORT = 3_000  # characters of text; an article may well quote such words
_ROBOTS = "the server sent a check for robots"
_CONSENT = re.compile(
    r"before you continue to|value your privacy|your privacy (?:matters|choices)|"
    r"(?:accept|agree to|consent to) (?:all |the use of )?cookies|"
    r"manage (?:your )?(?:consent|privacy)|cookie (?:consent|preferences)",
    re.IGNORECASE,
)
_CONSENT_ADDRESS = re.compile(r"^https?://(?:[\w-]+\.)*consent\.|/consent\b", re.IGNORECASE)


def tree_of(page: Page, wanted: str) -> BeautifulSoup:
    """The page as a tree. Raises ParseError, naming what was wanted, if it is no page of words."""
    _expect_markup(page, wanted)
    text = text_of(page)
    if too_deep(text):
        raise ParseError(page.url, f"{wanted}; the page is nested too deeply")
    tree = parsed(text)
    said = _said(tree)
    if len(said) < _GATE_IS_SHORT and _GATES.search(said):
        raise ParseError(page.url, f"{wanted}; {_ROBOTS}")
    return tree


def wall(page: Page) -> str | None:
    """What stands before the page that was asked for, in words; None where that cannot be told.

    To be asked of an answer that could not be read: many short pages have banners on cookies. Of
    heavy pages only the address is looked at.
    """
    if _CONSENT_ADDRESS.search(page.url):
        return "a consent wall"
    if is_heavy(page):
        return None
    try:
        tree = tree_of(page, "page")
    except ParseError as fault:
        return fault.cause if _ROBOTS in fault.cause else None
    said = _said(tree)
    return "a consent wall" if len(said) < _GATE_IS_SHORT and _CONSENT.search(said) else None


def _said(tree: BeautifulSoup) -> str:
    return f"{tree.title.get_text() if tree.title else ''} {line_of(tree)}"


def _expect_markup(page: Page, wanted: str) -> None:
    other = _other_kind(page)
    if other:
        raise ParseError(page.url, f"{wanted}; the server sent {other}")
    if not page.body.strip():
        raise ParseError(page.url, f"{wanted}; the body was empty")
    if len(page.body) > _LARGEST:
        raise ParseError(page.url, f"{wanted}; the page is larger than {_LARGEST // 1_000_000} MB")
    if page.body.count(b"<") > _MOST_TAGS:
        raise ParseError(page.url, f"{wanted}; the page has more than {_MOST_TAGS} tags")


def _other_kind(page: Page) -> str | None:
    for start, name in _STARTS:
        if page.body.startswith(start):
            return name
    kind = page.media_type.strip().lower()
    return next((name for prefix, name in _TYPES if kind.startswith(prefix)), None)
