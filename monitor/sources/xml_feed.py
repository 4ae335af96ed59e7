"""RSS 0.9x, 1.0, 2.0 and Atom, read by feedparser, which forgives what real feeds get wrong.

It is shown the outermost tag and what follows, as UTF-8: no document type, and with it no entities
but those of HTML, nothing to fetch, and no second opinion on the encoding.
"""

import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.article import Entry, Page, PostId
from monitor.domain.identity import marked_story
from monitor.domain.london import london_day
from monitor.domain.pages.post import post_in
from monitor.errors import ParseError
from monitor.sources import plain_rss
from monitor.sources.dates import from_feed
from monitor.sources.links import absolute
from monitor.sources.markup import fragment_lines, longest, plain
from monitor.sources.one_link import Row

# What feedparser 6 lets through on garbled input: "&#99999999999;", "http://[", and the like.
_STUMBLES = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
_UTF_8 = "application/xml; charset=utf-8"
_GOOGLE = "news.google.com"
_GOOGLE_GENERATOR = "NFE/"  # what Google News writes into <generator>
# Title and caption of an item's picture (https://www.rssboard.org/media-rss), which feedparser
# would take for those of the item; and a bare "&" ("R&D"), which it would make an entity ("R&D;").
_CDATA_CAPTION_OR_BARE_AND = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))"
    r"|<media:(?P<of>title|description)\b(?:[^<>]*/>|[^<>]*>"
    r"(?:[^<]*|\s*<!\[CDATA\[(?:(?!<!\[CDATA|\]\]>).)*\]\]>\s*)</media:(?P=of)\s*>)"
    r"|(?P<bare>&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);))",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)


# Most feeds hold neither, which is told much faster than where CDATA begins and ends.
_CAPTION = re.compile(r"<media:(?:title|description)\b", re.IGNORECASE)
_BARE_AND = re.compile(r"&(?!(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);)", re.IGNORECASE | re.ASCII)


def rows(page: Page, text: str) -> tuple[Row, ...]:
    """The feed's entries that have an address, in the order given. Raises ParseError.

    ``text``: of the page, from the outermost tag on.
    """
    mended = repaired(text)
    items = plain_rss.items(mended)
    if items is None:
        return rows_by_feedparser(page, mended)
    return _rows(page, items, google=False)


def rows_by_feedparser(page: Page, text: str) -> tuple[Row, ...]:
    """The same of any feed, its ``text`` repaired. Raises ParseError."""
    feed = _parsed(page, text)
    if not feed.get("version"):
        raise ParseError(page.url, "feed that can be read")
    google = _text(feed.feed, "generator").startswith(_GOOGLE_GENERATOR)
    return _rows(page, feed.entries, google)


def _rows(page: Page, items: Iterable[Any], google: bool) -> tuple[Row, ...]:
    found = ((_entry(page, item, google), _text(item, "id")) for item in items)
    return tuple(Row(entry, guid) for entry, guid in found if entry)


def _parsed(page: Page, text: str) -> Any:
    import feedparser  # which most lists do without: see ``plain_rss``

    try:
        return feedparser.parse(
            # A stream: bare bytes or text may be taken for a file's name, or an address to fetch.
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": _UTF_8, "content-location": page.url},
            sanitize_html=False,  # only plain text leaves this room
            resolve_relative_uris=False,
        )
    except _STUMBLES as error:
        raise ParseError(page.url, "feed that can be read") from error


def repaired(text: str) -> str:
    """Bare ampersands escaped, captions left out."""
    if not (_BARE_AND.search(text) or _CAPTION.search(text)):
        return text
    return _CDATA_CAPTION_OR_BARE_AND.sub(
        lambda found: found["cdata"] or ("&amp;" if found["bare"] else ""), text
    )


def _entry(page: Page, item: Any, google: bool) -> Entry | None:
    url = _address(page, item)
    if url is None:
        return None
    if google or (_GOOGLE in url.lower() and urlsplit(url).hostname == _GOOGLE):
        return _found_by_google(url, item)
    summary = longest(*map(fragment_lines, _told(item)))
    return Entry(url, _title(item), _published(item), summary, post=_post(item))


def _found_by_google(url: str, item: Any) -> Entry:
    """Its address leads to a page of Google's, and may be another in the next list; its description
    lists other papers' headlines too, with their ratings."""
    title, published = _title(item), _published(item)
    publisher = item.get("source") or {}
    named = urlsplit(_text(publisher, "href")).hostname or _text(publisher, "title")
    day = london_day(published).isoformat() if published else ""
    host = named.removeprefix("www.")
    return Entry(marked_story(url, title, host, day), title, published, "")


def _post(item: Any) -> PostId | None:
    """WordPress writes a short link into the guid: it stays when the address changes."""
    return post_in(_text(item, "id")) or post_in(_text(item, "link"))


def _address(page: Page, item: Any) -> str | None:
    link, identity = _text(item, "link"), _text(item, "id")
    if link:
        return absolute(page.url, link)
    return absolute(page.url, identity) if identity.startswith(("http://", "https://")) else None


def _title(item: Any) -> str:
    """Without " - Publisher", but only where the item itself names that publisher."""
    title = plain(_text(item, "title"))
    publisher = plain(_text(item.get("source"), "title"))
    return title.removesuffix(f" - {publisher}").strip() if publisher else title


def _told(item: Any) -> list[str]:
    """The summary, and the whole article where the feed carries it (``content:encoded``)."""
    contents = item.get("content") or []
    return [_text(item, "summary"), *(_text(part, "value") for part in contents)]


def _published(item: Any) -> datetime | None:
    # Looked for in this order by hand: feedparser warns when it falls back by itself.
    dates = (
        from_feed(item[f"{name}_parsed"], _text(item, name))
        for name in ("published", "updated")
        if f"{name}_parsed" in item
    )
    return next(filter(None, dates), None)


def _text(holder: Any, name: str) -> str:
    """feedparser leaves some elements None, or lacks them."""
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, str) else ""
