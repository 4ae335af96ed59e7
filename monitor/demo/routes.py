"""Which address of the replica shows what."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import parse_qsl

from monitor.demo import rest_answers, site_xml
from monitor.demo.hale_markup import document, single
from monitor.demo.listing_markup import Markup, listing
from monitor.demo.loopback import HTML, NOT_FOUND, Answer, Request
from monitor.demo.publication import PostType, Publication

_PER_PAGE = 10
_IN_A_FEED = 10
_LISTING = re.compile(r"/(news|reports)/(?:page/(\d+)/)?")
_TYPES = {"news": PostType.NEWS, "reports": PostType.DOCUMENT}
_SITEMAP = re.compile(r"/(\w+)-sitemap\.xml")
_REST = "/wp-json/"
_FRESH = re.compile(r"/(?:feed|wp-json)/|/sitemap(?:_index)?\.xml")

ERROR_PAGE = Answer(
    b"<!DOCTYPE html><html><head><title>Sorry, there is a problem</title></head><body>"
    b"<h1>Sorry, there is a problem with the service</h1><p>Try again later.</p></body></html>",
    HTML,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


class Way(StrEnum):
    """A way in which the site tells what is on it."""

    REST = "rest"
    FEEDS = "feeds"
    LISTINGS = "listings"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Shown:
    """The site at one moment. ``moved``: former paths, each with the post's number."""

    home: str
    pages: tuple[Publication, ...]
    moved: Mapping[str, int]
    ways: frozenset[Way]
    markup: Markup
    by_title: bool
    empty_feeds: bool
    taxonomies: bool

    def of(self, kind: PostType) -> list[Publication]:
        """The pages of one type, newest first."""
        return sorted((p for p in self.pages if p.type is kind), key=_age, reverse=True)


def answer_to(request: Request, site: Shown) -> Answer:
    """As the real site would answer."""
    asked = dict(parse_qsl(request.query))
    for route in (_xml, _rest, _short_link, _list, _page):
        answer = route(request.path, asked, site)
        if answer:
            return answer
    return NOT_FOUND


def is_cached(request: Request) -> bool:
    """The server keeps plain pages for an hour: no query, no feed, no index of sitemaps.

    https://github.com/ministryofjustice/hale-platform (``opt/nginx/wordpress.conf``).
    """
    return not request.query and not _FRESH.match(request.path)


def _xml(path: str, asked: Mapping[str, str], site: Shown) -> Answer | None:
    if path == "/robots.txt":
        return site_xml.robots(site.home)
    if path == "/feed/" or "feed" in asked:
        return _feed(asked, site)
    named = _SITEMAP.fullmatch(path)
    if Way.SITEMAP not in site.ways:
        return None
    if path == "/sitemap_index.xml":
        return site_xml.sitemap_index([kind for kind in PostType if site.of(kind)], site.home)
    kinds = [kind for kind in PostType if named and kind.value == named[1]]
    return site_xml.sitemap(site.of(kinds[0]), site.home) if kinds else None


def _feed(asked: Mapping[str, str], site: Shown) -> Answer | None:
    """``/feed/`` is the feed of WordPress's own type "post", which the site does not use."""
    kind = asked.get("post_type")
    if kind is None:
        return site_xml.feed("HM Inspectorate of Probation", (), site.home)
    if Way.FEEDS not in site.ways or kind not in set(PostType):
        return NOT_FOUND
    pages = () if site.empty_feeds else site.of(PostType(kind))[:_IN_A_FEED]
    return site_xml.feed(f"{PostType(kind).label} – HM Inspectorate of Probation", pages, site.home)


def _rest(path: str, asked: Mapping[str, str], site: Shown) -> Answer | None:
    if not path.startswith(_REST):
        return None
    name = path.removeprefix(f"{_REST}wp/v2/").rstrip("/")
    if Way.REST not in site.ways:
        return rest_answers.no_route()
    plain: dict[str, Callable[[], Answer]] = {"types": rest_answers.types}
    if site.taxonomies:
        plain["taxonomies"] = rest_answers.taxonomies
        plain[rest_answers.SORTS] = lambda: rest_answers.terms(site.pages)
    if name in plain:
        return plain[name]()
    if name not in set(PostType):
        return rest_answers.no_route()
    return _behind_nginx(rest_answers.posts(site.of(PostType(name)), asked, site.home + path))


def _behind_nginx(answer: Answer) -> Answer:
    """Refusals with status 400 do not come through: a page for people takes their place."""
    bad = answer.status == HTTPStatus.BAD_REQUEST
    return Answer(ERROR_PAGE.body, HTML, answer.status) if bad else answer


def _short_link(path: str, asked: Mapping[str, str], site: Shown) -> Answer | None:
    if path != "/" or "p" not in asked:
        return None
    found = [page for page in site.pages if str(page.number) == asked["p"]]
    return _moved_to(site.home + found[0].path) if found else NOT_FOUND


def _list(path: str, _asked: Mapping[str, str], site: Shown) -> Answer | None:
    named = _LISTING.fullmatch(path)
    if named is None or Way.LISTINGS not in site.ways:
        return None
    kind, number = _TYPES[named[1]], int(named[2] or 1)
    found = site.of(kind)
    if site.by_title:
        found.sort(key=lambda page: page.title.casefold())
    pages = max(1, -(-len(found) // _PER_PAGE))
    if not 1 <= number <= pages:
        return NOT_FOUND
    shown = tuple(found[(number - 1) * _PER_PAGE : number * _PER_PAGE])
    return _html(listing(site.markup, kind.label, shown, len(found), (number, pages)))


def _page(path: str, _asked: Mapping[str, str], site: Shown) -> Answer | None:
    if path == "/":
        return _html(document("Home", "<h1>HM Inspectorate of Probation</h1>"))
    slashed = path if path.endswith("/") else f"{path}/"
    by_path = {page.path: page for page in site.pages}
    if slashed in by_path:
        page = by_path[slashed]
        return _html(single(page, f"{site.home}/")) if slashed == path else _moved_to(slashed)
    files = {page.file_path: page.pdf for page in site.pages if page.pdf}
    if path in files:
        return Answer(files[path], "application/pdf")
    former = [page for page in site.pages if page.number == site.moved.get(slashed)]
    return _moved_to(former[0].path) if former else None


def _moved_to(address: str) -> Answer:
    return Answer(b"", HTML, HTTPStatus.MOVED_PERMANENTLY, (("Location", address),))


def _html(text: str) -> Answer:
    return Answer(text.encode())


def _age(page: Publication) -> tuple[datetime, int]:
    return page.published, page.number
