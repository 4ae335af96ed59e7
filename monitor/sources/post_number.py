"""Which WordPress post a page of the inspectorate's is."""

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from monitor.domain.article import Page, PostId
from monitor.domain.pages.post import post_id, post_in, same_site

_NUMBERED = re.compile(r"post-([1-9]\d{0,11})", re.ASCII)


def post_linked(page: Page, tree: BeautifulSoup) -> PostId | None:
    """By the short link in the head, if it is one of the page's own host."""
    link = tree.select_one("link[rel~='shortlink'][href]")
    named = post_in(urljoin(page.url, str(link["href"]))) if link else None
    return named if named and same_site(named, page.url) else None


def post_shown(page: Page, article: Tag) -> PostId | None:
    """By the number in ``article#post-NNNN``, on a site that has its host for itself."""
    number = _NUMBERED.fullmatch(str(article.get("id", "")))
    return post_id(urljoin(page.url, "/"), int(number[1])) if number else None
