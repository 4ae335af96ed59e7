"""Where the address of a page of the inspectorate leads: to that page still, or to another one."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from urllib.parse import urlsplit

from monitor.domain.article import Article, PageText
from monitor.domain.identity import canonical_url
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.pages.post import Tie


class Whereabouts(Enum):
    """``ELSEWHERE``: plainly no page of its own any more. ``UNTOLD``: nobody can tell."""

    ITSELF = auto()
    ELSEWHERE = auto()
    UNTOLD = auto()


_PAGED = re.compile(r"/page/\d+$")
_LIST = re.compile(
    r"/(?:\w+-)?(?:reports?|inspections?|publications?|documents?|news|press-releases)$"
)


def leads_to_a_list(asked: str, arrived: str) -> bool:
    """Was a page redirected to the front page of its site, or to a list of pages?

    Lists stand above what they list (``/document/``), or at addresses that editors choose
    (``/our-reports/``). On another host the site itself may have moved: that says nothing.
    """
    if canonical_url(asked) == canonical_url(arrived) or host_in(asked) != host_in(arrived):
        return False
    path = _PAGED.sub("", _path(arrived))
    return _path(asked).startswith(f"{path}/") or _is_list(path)


def whereabouts(
    article: Article, arrived: str, text: PageText, ties: Mapping[str, Tie]
) -> Whereabouts:
    """``text``: what stands at ``arrived``, where the article's address led.

    ``ties``: what is known of that address and of the post that is shown there. A post that has
    moved is the same page; another post at the same address is not.
    """
    if leads_to_a_list(article.url, arrived):
        return Whereabouts.ELSEWHERE
    mine = _is_its_post(article, text, ties)
    same = canonical_url(article.url) == canonical_url(arrived) if mine is None else mine
    return Whereabouts.ITSELF if same else Whereabouts.UNTOLD


def _is_its_post(article: Article, text: PageText, ties: Mapping[str, Tie]) -> bool | None:
    """None where no number tells."""
    if text.post is None:
        return None
    shown, asked = ties.get(text.post), ties.get(canonical_url(article.url))
    if shown is not None:
        return shown.article == article.id
    return None if asked is None else asked.post == text.post


def _path(url: str) -> str:
    return urlsplit(url).path.lower().rstrip("/")


def _is_list(path: str) -> bool:
    return path.count("/") == 1 and _LIST.fullmatch(path) is not None
