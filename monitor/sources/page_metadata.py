"""What a page says about itself: its title, and when it was published."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup

from monitor.sources.dates import from_iso
from monitor.sources.markup import line_of, plain

_HEADINGS = ("article h1", "main h1", "h1")
_TITLES = ("meta[property='og:title']", "meta[name='twitter:title']")
_DATES = (
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("time[itemprop='datePublished']", "datetime"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name='DC.date.issued'], meta[name='dcterms.created']", "content"),
    ("meta[name='date'], meta[name='pubdate']", "content"),
    ("article time[pubdate], article time.published, article time.entry-date", "datetime"),
)


def title_of(tree: BeautifulSoup) -> str:
    """The headline: the one heading of the article, or what is meant for sharing, or the title."""
    for css in _HEADINGS:
        found = tree.select(css)
        if len(found) == 1 and (text := line_of(found[0])):
            return text
    for css in _TITLES:
        meta = tree.select_one(css)
        if meta and (text := plain(str(meta.get("content", "")))):
            return text
    return line_of(tree.title) if tree.title else ""


def published_of(tree: BeautifulSoup) -> datetime | None:
    """From metadata only: a date found in the words of a page may be any date."""
    for css, attribute in _DATES:
        node = tree.select_one(css)
        moment = from_iso(str(node.get(attribute, ""))) if node else None
        if moment:
            return moment
    stamps = (from_iso(stamp) for stamp in _linked_data_dates(tree))
    return next((moment for moment in stamps if moment), None)


def _linked_data_dates(tree: BeautifulSoup) -> Iterator[str]:
    """https://schema.org/datePublished in JSON-LD."""
    for script in tree.select("script[type='application/ld+json']"):
        for node in _nodes(_json(script.get_text())):
            stamp = node.get("datePublished")
            if isinstance(stamp, str):
                yield stamp


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    found = data if isinstance(data, list) else [data]
    for node in found:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (part for part in graph or () if isinstance(part, dict))
