"""Sitemaps (https://www.sitemaps.org/protocol.html), as Yoast writes them for WordPress.

``/sitemap_index.xml`` names one or more sitemaps per type of posts (``document-sitemap.xml``,
``document-sitemap2.xml``); those name every page with the day of its last change, and no title.
WordPress itself writes ``/wp-sitemap.xml`` and ``/wp-sitemap-posts-document-1.xml``:
https://developer.wordpress.org/reference/classes/wp_sitemaps/. The protocol knows no index within
an index, but sites have them.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.article import Entry, Page
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.plain_address import plain_address
from monitor.domain.source import Following, Source
from monitor.errors import EmptyListError, ParseError
from monitor.sources.dates import from_iso
from monitor.sources.decoding import text_of
from monitor.sources.links import absolute
from monitor.sources.plain_xml import XmlError, name_of, root_of

_WANTED = "sitemap"
_TYPES = r"[\w-]*(?:document|news|report|press|publication|consultation|decision|statement|blog)"
_ARTICLES = re.compile(
    rf"/(?:{_TYPES}-sitemap\d*|wp-sitemap-posts-{_TYPES}-\d+)\.xml$", re.IGNORECASE
)
_INDEX = re.compile(r"/(?:[\w-]*index[\w-]*|wp-sitemap)\.xml$", re.IGNORECASE)
_MOST_NAMED = 200
"""Sitemaps of articles in one index; a sitemap of Yoast's names 1,000 pages."""

_BEHIND_A_TYPE = re.compile(r"/[^/]+/.+")
"""``/news/`` alone is a list, and no article."""


def index(source: Source, page: Page) -> tuple[Entry, ...]:
    """Pages -> entries without titles, the last edited first; none for an index of sitemaps.

    Raises ParseError, also for a sitemap without any page, unless the source may be empty.
    """
    root = _root(page)
    if name_of(root) == "sitemapindex":
        return ()
    found = [entry for node in root if (entry := _entry(page, node))]
    if not found and not source.may_be_empty:
        raise EmptyListError(page.url, "pages in the sitemap")
    return tuple(sorted(found, key=lambda entry: str(entry.modified or ""), reverse=True))


def following(_source: Source, page: Page) -> Following:
    """An index of sitemaps -> those of types that hold articles, and further indexes.

    Only those on its own host: for another it does not speak. Raises ParseError.
    """
    root = _root(page)
    if name_of(root) != "sitemapindex":
        return Following()
    named = _on_its_host(page, list(_addresses(page, root)))
    chosen = tuple(url for url in named if _leads_to_articles(urlsplit(url).path))
    if not chosen:
        files = ", ".join(urlsplit(url).path for url in named) or "none at all"
        raise ParseError(page.url, f"sitemap of reports or news among: {files}")
    if len(chosen) > _MOST_NAMED:
        raise ParseError(page.url, f"usable index: {len(chosen)} sitemaps, over {_MOST_NAMED}")
    return Following(chosen, newest_first=False, inner=True)


def _on_its_host(page: Page, named: list[str]) -> list[str]:
    own = [url for url in named if host_in(url) == host_in(page.url)]
    if named and not own:
        hosts = ", ".join(sorted({host_in(url) for url in named}))
        raise ParseError(page.url, f"sitemap on its own host; all lead to {hosts}")
    return own


def _leads_to_articles(path: str) -> bool:
    return bool(_ARTICLES.search(path) or _INDEX.search(path))


def _root(page: Page) -> Any:
    try:
        root = root_of(text_of(page))
    except XmlError as fault:
        raise ParseError(page.url, f"{_WANTED}; what was sent {fault}") from fault
    if name_of(root) not in {"sitemapindex", "urlset"}:
        raise ParseError(page.url, f"{_WANTED}; the server sent something else")
    return root


def _addresses(page: Page, root: Any) -> Iterator[str]:
    for node in root:
        url = absolute(page.url, _child(node, "loc"))
        if url:
            yield url


def _entry(page: Page, node: Any) -> Entry | None:
    """``published`` is the last change: at least it did not appear after that."""
    loc = _child(node, "loc")
    url = absolute(page.url, loc) if loc else None
    if url is None or not _BEHIND_A_TYPE.match(_path(url)):
        return None
    changed = from_iso(_child(node, "lastmod"))
    return Entry(url, "", changed, "", modified=changed)


def _path(url: str) -> str:
    plain = plain_address(url)
    return plain.path if plain else urlsplit(url).path


def _child(node: Any, name: str) -> str:
    for child in node:
        if isinstance(child.tag, str) and name_of(child) == name:
            return (child.text or "").strip()
    return ""
