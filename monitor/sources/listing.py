"""Listing pages of the inspectorate, today's and the old site's; others by given selectors.

Markup of today: https://github.com/ministryofjustice/hale (``page-listing.php``,
``template-parts/flexible-cpts``) and website-builder-blocks (``filterable-listing``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from monitor.domain.article import Entry, Page
from monitor.domain.source import Following, Selectors, Source
from monitor.errors import ParseError
from monitor.sources.dates import from_iso, from_words
from monitor.sources.links import absolute
from monitor.sources.markup import line_of
from monitor.sources.obstacles import tree_of

_WANTED = "list of articles"
_NOTHING_FOUND = re.compile(r"your search matched no (?:documents|results)", re.IGNORECASE)
_MOST_ITEMS = 1_000
_DEEPEST = 3
"""Items within items, beyond which none counts: to look into each would take squared time."""

_NEXT = "a[rel~='next'][href], link[rel~='next'][href]"
_TELLING = 3
"""So many titles in the order of the alphabet are hardly so by chance."""

_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """CSS selectors; all but ``item`` are looked for inside an item."""

    item: str
    link: str
    date: str
    summary: str


_KNOWN = _Chosen(
    item=".list-item, .wb-listing, .archive-list-item, .result.inspection",
    link="h2 a[href], h3 a[href], h4 a[href]",
    date="time[datetime], .date, .published",
    summary=".detail-post_summary, .archive-excerpt, p",
)


def index(source: Source, page: Page) -> tuple[Entry, ...]:
    """A listing -> its entries, newest first, those without a date last. Raises ParseError.

    The order of the page is not trusted: an editor may have chosen A to Z. No entry is a fault
    unless the source may be empty.
    """
    tree = tree_of(page, _WANTED)
    found = _listed(source, page, tree)
    if not found and not source.may_be_empty:
        raise ParseError(page.url, _missing(tree, source.selectors))
    return tuple(sorted(found, key=lambda entry: entry.published or _UNDATED, reverse=True))


def following(source: Source, page: Page) -> Following:
    """The next page of the listing, if there is one, and whether older things stand on it."""
    tree = tree_of(page, _WANTED)
    link = tree.select_one(_NEXT)
    url = absolute(page.url, str(link["href"])) if link else None
    return Following((url,) if url else (), _newest_first(_listed(source, page, tree)))


def _listed(source: Source, page: Page, tree: BeautifulSoup) -> list[Entry]:
    """In the order of the page."""
    try:
        return _distinct(_entries(page, tree, _chosen(source.selectors)))
    except SelectorSyntaxError as error:
        raise ParseError(page.url, f"usable selector: {str(error).splitlines()[0]}") from error


def _newest_first(found: Sequence[Entry]) -> bool:
    """By the dates where they are shown; else unless the titles go from A to Z."""
    dates = [entry.published for entry in found if entry.published]
    if len(dates) > 1:
        return all(above >= below for above, below in pairwise(dates))
    titles = [entry.title.casefold() for entry in found]
    return len(titles) < _TELLING or titles != sorted(titles)


def _chosen(given: Selectors) -> _Chosen:
    """An operator's own item needs no heading around its link."""
    link = given.link or ("a[href]" if given.item else _KNOWN.link)
    return _Chosen(
        given.item or _KNOWN.item, link, given.date or _KNOWN.date, given.summary or _KNOWN.summary
    )


def _entries(page: Page, tree: BeautifulSoup, css: _Chosen) -> Iterator[Entry]:
    for item in _items(tree, css.item):
        link = item if item.name == "a" and item.has_attr("href") else item.select_one(css.link)
        # The count of results is marked up as an item as well; it has no link.
        url = absolute(page.url, str(link["href"])) if link and link.has_attr("href") else None
        if link and url and (title := line_of(link)):
            yield Entry(url, title, _date(item, css), _summary(item, css))


def _items(tree: BeautifulSoup, css: str) -> Iterator[Tag]:
    chosen = tree.select(css, limit=_MOST_ITEMS)
    ids = set(map(id, chosen))
    for item in chosen:
        if sum(id(above) in ids for above in item.parents) < _DEEPEST:
            yield item


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.url: entry for entry in reversed(list(entries))}.values())[::-1]


def _date(item: Tag, css: _Chosen) -> datetime | None:
    node = item.select_one(css.date)
    if node is None:
        return None
    return from_iso(str(node.get("datetime", ""))) or from_words(line_of(node))


def _summary(item: Tag, css: _Chosen) -> str:
    node = item.select_one(css.summary)
    return line_of(node) if node else ""


def _missing(tree: BeautifulSoup, given: Selectors) -> str:
    if _NOTHING_FOUND.search(line_of(tree)):
        return "entries; the page says that nothing was found"
    css = _chosen(given)
    if tree.select_one(css.item):
        return f"link ({css.link}) in any item of the list"
    return f"{_WANTED} ({css.item})"
