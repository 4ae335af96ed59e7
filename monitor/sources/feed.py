"""Feeds of every kind: what is one, what is not, and what an empty one means."""

import re

from monitor.domain.article import Entry, Page
from monitor.domain.source import Source
from monitor.errors import EmptyListError, ParseError
from monitor.sources import json_feed, xml_feed
from monitor.sources.decoding import text_of
from monitor.sources.one_link import Row, told_apart

_ROOT = re.compile(r"<((?:[\w.-]+:)?(?:rss|rdf|feed))(?=[\s>/])", re.IGNORECASE)
# A few feeds open with HTML's document type all the same.
_HTML = re.compile(
    r"<(?:!doctype\s+html\b[^<>]*>(?!\s*<(?:[\w.-]+:)?(?:rss|rdf|feed)\b)|(?:html|head|body)\b)",
    re.IGNORECASE,
)
# WordPress answers a feed of a type that has no posts, or that it does not offer, in this way:
# https://github.com/WordPress/WordPress (``wp-includes/class-wp.php``, handle_404).
_OFFICIAL_EMPTY = (
    "entries in the feed; it is well formed but empty, which here means a wrong address or a feed"
    " switched off, and not that nothing was published"
)
_ENDED = re.compile(r"this feed has ended", re.IGNORECASE)


def index(source: Source, page: Page) -> tuple[Entry, ...]:
    """A feed -> its entries, in the order given. Raises ParseError.

    Entries without any address are left out: nothing could be fetched, nor told apart. No entry
    at all is a fault unless the source may be empty.
    """
    rows = _rows(page)
    found = tuple(r.entry for r in rows) if source.official else told_apart(rows, source)
    if found and all(_ENDED.search(entry.title) for entry in found):
        raise ParseError(page.url, "entries; the feed says that it has ended")
    if not found and not source.may_be_empty:
        wanted = _OFFICIAL_EMPTY if source.official else "entries in the feed"
        raise EmptyListError(page.url, wanted)
    return found


def _rows(page: Page) -> tuple[Row, ...]:
    text = text_of(page).strip().lstrip("\ufeff")
    if not text:
        raise ParseError(page.url, "feed; the body was empty")
    if text[0] in "{[":
        return json_feed.rows(page, text)
    root = _root(page, text)
    _expect_end(page, text, root[1])
    return xml_feed.rows(page, text[root.start() :])


def _root(page: Page, text: str) -> re.Match[str]:
    """The beginning of the feed's outermost tag; its name, as written, is the first group."""
    root, html = _ROOT.search(text), _HTML.search(text)
    if html and (root is None or html.start() < root.start()):
        raise ParseError(page.url, "feed; the server sent an HTML page")
    if root is None:
        kind = page.media_type.split(";")[0].strip() or "something else"
        raise ParseError(page.url, f"feed; the server sent {kind}")
    return root


def _expect_end(page: Page, text: str, root: str) -> None:
    """Half a feed is read as none: what is missing might be the one that matters.

    Feeds are often malformed in other ways, and those are still read.
    """
    if re.search(rf"</{re.escape(root)}\s*>|<{re.escape(root)}\b[^<>]*/>", text) is None:
        raise ParseError(
            page.url, f"whole feed; the XML breaks off at line {text.count(chr(10)) + 1}"
        )
