"""Which article is meant: a WordPress post is known by its number, never by its slug.

A post keeps its number for ever, on its own site; its address follows the words of the title and
may change, and a re-inspection's address may differ from the earlier one's by a year at its end.
Several ways lead to one post (listing, feed, REST, sitemap); some tell its number, some only its
address, so addresses are tied to posts as they are met. Numbers of two sites have nothing to do
with each other: the site is part of the short link that a post is known by
(https://developer.wordpress.org/reference/functions/wp_get_shortlink/).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit, urlunsplit

from monitor.domain.article import ArticleId, PostId
from monitor.domain.identity import article_id, canonical_url
from monitor.domain.plain_address import plain_address

_NUMBER = re.compile(r"[1-9]\d{0,11}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tie:
    """What is known of an address: the article there, and the post that it is."""

    article: ArticleId
    post: PostId


def post_id(site: str, number: int) -> PostId:
    """``site``: the address of the site's front page, https://host/ or https://host/part/."""
    return PostId(canonical_url(f"{site.rstrip('/')}/?p={number}"))


def post_in(url: str) -> PostId | None:
    """The post that a short link or a feed's guid names (``?p=…``); None for other addresses."""
    if plain_address(url):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    number = parse_qs(parts.query).get("p", [""])[0]
    if parts.scheme not in {"http", "https"} or not parts.netloc or not _NUMBER.fullmatch(number):
        return None
    return post_id(urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")), int(number))


def same_site(post: PostId, url: str) -> bool:
    """Is the post on the host of this address? Only then it may name what stands there."""
    return urlsplit(post).netloc == urlsplit(canonical_url(url)).netloc


def article_meant(url: str, post: PostId | None, ties: Mapping[str, Tie]) -> ArticleId:
    """``ties``: by canonical address and by post, as far as known.

    An address nobody knows is an article of its own. A known address that has gone over to
    another post is that post's article, not the one that stood there before.
    """
    there = ties.get(canonical_url(url))
    if post is None:
        return there.article if there else article_id(url)
    if post in ties:
        return ties[post].article
    return article_id(post) if there else article_id(url)
