"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), and GDELT's JSON."""

import json
from collections.abc import Mapping
from typing import Any

from monitor.domain.article import Entry, Page
from monitor.errors import ParseError
from monitor.sources import gdelt
from monitor.sources.dates import from_iso
from monitor.sources.links import absolute
from monitor.sources.markup import fragment_lines, longest, plain, written_lines
from monitor.sources.one_link import Row

_VERSION = "https://jsonfeed.org/version/1"
_NO_FEED = "feed; the server sent JSON that is no JSON Feed"


def rows(page: Page, text: str) -> tuple[Row, ...]:
    """The feed's items that have an address, in the order given. Raises ParseError."""
    feed = _object(page, text)
    if gdelt.is_list(feed):
        return tuple(map(Row, gdelt.entries(page, feed)))
    if not _text(feed, "version").startswith(_VERSION):
        raise ParseError(page.url, _NO_FEED)
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ParseError(page.url, 'list "items" in the JSON Feed')
    found = ((_entry(page, item), _text(item, "id")) for item in items)
    return tuple(Row(entry, guid) for entry, guid in found if entry)


def _object(page: Page, text: str) -> Mapping[str, Any]:
    try:
        feed = json.loads(text)
    except json.JSONDecodeError as error:
        raise ParseError(page.url, f"whole feed; the JSON breaks at line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise ParseError(page.url, "feed; the JSON cannot be read") from error
    if not isinstance(feed, dict):
        raise ParseError(page.url, _NO_FEED)
    return feed


def _entry(page: Page, item: Mapping[str, Any]) -> Entry | None:
    url = _address(page, item)
    if url is None:
        return None
    summary = longest(
        fragment_lines(_text(item, "summary")),
        fragment_lines(_text(item, "content_html")),
        written_lines(_text(item, "content_text")),
    )
    published = from_iso(_text(item, "date_published") or _text(item, "date_modified"))
    return Entry(url, plain(_text(item, "title")), published, summary)


def _address(page: Page, item: Mapping[str, Any]) -> str | None:
    identity = _text(item, "id")
    known = identity if identity.startswith(("http://", "https://")) else ""
    link = _text(item, "url") or known or _text(item, "external_url")
    return absolute(page.url, link) if link else None


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""
