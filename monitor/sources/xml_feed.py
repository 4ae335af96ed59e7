"""RSS 0.9x, 1.0, 2.0 and Atom, read by feedparser, which forgives what real feeds get wrong."""

import io
from typing import Any
from urllib.parse import urlsplit

import feedparser

from monitor.domain.article import Entry, Page
from monitor.errors import ParseError
from monitor.sources.dates import from_feed
from monitor.sources.links import absolute
from monitor.sources.markup import longest, plain

_GOOGLE = "news.google.com"
_GOOGLE_GENERATOR = "NFE/"  # what Google News writes into <generator>


def entries(page: Page) -> tuple[Entry, ...]:
    """The feed's entries that have an address, in the order given. Raises ParseError."""
    feed = feedparser.parse(
        io.BytesIO(page.body),  # a stream: bare bytes may be taken for the name of a file
        response_headers={"content-type": page.media_type, "content-location": page.url},
        sanitize_html=False,  # only plain text leaves this room
        resolve_relative_uris=False,
    )
    if not feed.get("version"):
        raise ParseError(page.url, "feed that can be read")
    google = str(feed.feed.get("generator", "")).startswith(_GOOGLE_GENERATOR)
    found = (_entry(page, item, google) for item in feed.entries)
    return tuple(entry for entry in found if entry)


def _entry(page: Page, item: Any, google: bool) -> Entry | None:
    url = _address(page, item)
    if url is None:
        return None
    google = google or urlsplit(url).hostname == _GOOGLE
    # Google's description lists other outlets' headlines too, with their ratings.
    summary = "" if google else longest(item.get("summary", ""), *_contents(item))
    return Entry(url, _title(item), _published(item), summary)


def _address(page: Page, item: Any) -> str | None:
    link, identity = item.get("link"), item.get("id", "")
    if link:
        return absolute(page.url, link)
    return absolute(page.url, identity) if identity.startswith(("http://", "https://")) else None


def _title(item: Any) -> str:
    """Without " - Publisher", but only where the item itself names that publisher."""
    title = plain(item.get("title", ""))
    source = item.get("source")
    publisher = plain(source.get("title", "")) if source else ""
    return title.removesuffix(f" - {publisher}").strip() if publisher else title


def _contents(item: Any) -> list[str]:
    return [part.get("value", "") for part in item.get("content", [])]


def _published(item: Any) -> Any:
    # Looked for in this order by hand: feedparser warns when it falls back by itself.
    for name in ("published", "updated"):
        if f"{name}_parsed" in item:
            return from_feed(item[f"{name}_parsed"], item.get(name, ""))
    return None
