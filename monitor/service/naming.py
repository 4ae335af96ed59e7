"""Which article an entry is about, however it was found."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain

from monitor.domain.article import ArticleId, Entry, PageText, PostId
from monitor.domain.identity import article_id, canonical_url
from monitor.domain.pages.post import Tie, article_meant, post_in, same_site
from monitor.domain.source import Source
from monitor.service.ports import Addresses

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """Which article an entry is about. ``anew``: it says more of that than we had noted."""

    article: ArticleId
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Of the inspectorate's pages, each way that finds one adds to what is known of it."""

    addresses: Addresses

    def of(self, source: Source, entry: Entry, page: PageText | None = None) -> ArticleId:
        """``page``: what stands at the entry's address, once it is known. Raises StoreError.

        Tied before the article is kept: should we stop in between, it is met again under the
        same name.
        """
        if not source.official:
            return article_id(entry.url)
        post = _post(entry, page)
        addresses = _addresses(entry, post, page)
        known = self.addresses.of(addresses)
        tie = Tie(article_meant(entry.url, post, known), post) if post else None
        loose = [address for address in addresses if known.get(address) != tie]
        if tie is None:
            return article_meant(entry.url, None, known)
        if loose:
            self.addresses.tie(loose, tie)
        return tie.article

    def told(self, source: Source, entries: Collection[Entry]) -> Mapping[str, Told]:
        """What is known of many entries, by their addresses, in few queries; nothing is written."""
        if not source.official:
            return {entry.url: Told(article_id(entry.url)) for entry in entries}
        posts = {entry.url: _post(entry, None) for entry in entries}
        spelled = {entry.url: _addresses(entry, posts[entry.url], None) for entry in entries}
        known = self.addresses.of(chain.from_iterable(spelled.values()))
        return {url: _told(url, posts[url], spelled[url], known) for url in posts}


def _told(
    url: str, post: PostId | None, addresses: tuple[str, ...], known: Mapping[str, Tie]
) -> Told:
    article = article_meant(url, post, known)
    tie = Tie(article, post) if post else None
    return Told(article, tie is not None and any(known.get(a) != tie for a in addresses))


def _post(entry: Entry, page: PageText | None) -> PostId | None:
    """The page knows best; a list is believed about its own site only."""
    if page and page.post:
        return page.post
    if page and not entry.url.lower().endswith(".pdf"):
        # Every page of today's site shows its number: this one has a layout we do not know.
        log.warning("page_without_number", extra={"url": entry.url})
    named = (entry.post, post_in(entry.url))
    return next((post for post in named if post and same_site(post, entry.url)), None)


def _addresses(entry: Entry, post: PostId | None, page: PageText | None) -> tuple[str, ...]:
    urls = (entry.url, page.url if page else None)
    found = [canonical_url(url) for url in urls if url]
    return tuple(dict.fromkeys([*found, *([post] if post else [])]))
