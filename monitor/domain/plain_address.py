"""Addresses of which nothing needs to be worked out: a sitemap has fifty thousand of them."""

import re
from functools import lru_cache
from typing import NamedTuple

_PLAIN = re.compile(r"https?://([A-Za-z0-9.-]+(?::\d+)?)((?:/[\w.~%-]*)*)", re.ASCII)

_ASKED_AGAIN = 512
"""Each address of a list is asked about a dozen times while the list is read."""


class Plain(NamedTuple):
    """``path``: with its slash in front; empty where there is none."""

    host: str
    path: str


@lru_cache(_ASKED_AGAIN)
def plain_address(url: str) -> Plain | None:
    """Host and path of an address that has nothing else, in plain letters; None for any other."""
    found = _PLAIN.fullmatch(url)
    return Plain(found[1], found[2]) if found else None
