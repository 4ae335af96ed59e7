"""HTML -> lines of plain text, keeping what a reader sees as one line together."""

import html
import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from monitor.sources.nesting import too_much
from monitor.sources.simple_markup import simple_lines

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|nav|ol|p|pre|section|"
    "summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    "script|style|noscript|template|svg|iframe|head|title|button|select|option|textarea|"
    "object|audio|video|canvas|math"
)
# Hints for line breaks, which are no part of a word, and what no database takes.
_UNPRINTABLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")

LONGEST = 20_000
"""Characters kept of a summary or of an article that came whole inside a feed."""

_CELL_SEPARATOR = " – "
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*>?\s*)+")
_TAG = re.compile("<[^<>]*>")
_WORTH_REMEMBERING = 40  # characters; shorter lines may well be meant twice


def parsed(markup: str) -> BeautifulSoup:
    """HTML -> tree. What is served as HTML is read as HTML, whatever an XML prolog says.

    The tag in front keeps bs4 from taking short text for a file name or an address, and warning.
    """
    return BeautifulSoup("<html>" + _PROLOG.sub("", markup), "lxml")


def plain(markup: str) -> str:
    """A fragment of HTML, or plain text with entities -> one line of plain text."""
    return " ".join(fragment_lines(markup))


def fragment_lines(markup: str) -> list[str]:
    """A fragment of HTML -> its paragraphs. Text without tags is one paragraph."""
    if "<" not in markup:
        return [line] if (line := _folded(html.unescape(markup))) else []
    if too_much(markup):
        return written_lines(html.unescape(_TAG.sub(" ", markup)))
    simple = simple_lines(markup)
    if simple is not None:
        return [line for each in simple if (line := _folded(each))]
    return lines(parsed(markup))


def written_lines(text: str) -> list[str]:
    """Plain text -> its lines, without empty ones."""
    return [line for raw in text.splitlines() if (line := _folded(raw))]


def longest(*candidates: list[str]) -> str:
    """The longest of some lists of lines as one text, capped."""
    return max(("\n".join(found) for found in candidates), key=len, default="")[:LONGEST]


def line_of(node: Tag) -> str:
    """All text of a part of a page, in one line."""
    return " ".join(lines(node))


def lines(node: Tag) -> list[str]:
    """The paragraphs, list items, headings of a part of a page; one line per row of a table."""
    found: list[str] = []
    pieces: list[str] = []
    for piece in _pieces(node):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            found.append(_folded("".join(pieces)))
            pieces.clear()
    found.append(_folded("".join(pieces)))
    return [line for line in found if line]


def without_repeats(found: Iterable[str]) -> list[str]:
    """Drops each long line that was there before: some pages print their lede twice."""
    seen: set[str] = set()
    kept = []
    for line in found:
        if line not in seen or len(line) < _WORTH_REMEMBERING:
            kept.append(line)
        seen.add(line)
    return kept


def _pieces(node: Tag) -> Iterator[str | None]:
    """Text in the order of reading, None where a line ends. Not recursive: pages nest deeply."""
    waiting: list[PageElement | None] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, NavigableString):
            yield _text(part)
        elif not isinstance(part, Tag):
            yield None
        elif part.name == "tr" and part.find(["table", "tr"]) is None:
            yield from (None, _row(part), None)
        elif part is node or not (_UNSEEN.fullmatch(part.name) or part.has_attr("hidden")):
            if _BLOCK.fullmatch(part.name):
                yield None
                waiting.append(None)
            waiting.extend(reversed(part.contents))


def _text(part: NavigableString) -> str:
    unseen = isinstance(part, (Comment, PreformattedString))
    return "" if unseen else str(part)


def _row(row: Tag) -> str:
    cells = [line_of(cell) for cell in row.find_all(["td", "th"], recursive=False)]
    return _CELL_SEPARATOR.join(cell for cell in cells if cell)


def _folded(text: str) -> str:
    seen = text if text.isprintable() else _UNPRINTABLE.sub("", text)
    return " ".join(seen.split())
