"""GDELT's list of articles as JSON: ``mode=artlist&format=json``.

https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/. ``seendate`` is when GDELT came across an
article, and not when that appeared: the entries have no date, so that the page's own counts.
"""

import re
from collections.abc import Mapping
from typing import Any

from monitor.domain.article import Entry, Page
from monitor.errors import ParseError
from monitor.sources.links import absolute
from monitor.sources.markup import plain

# Titles come in words and signs with a space between each.
_SPACE_BEFORE = re.compile(r"(?<!\s)\s+(?=[,.;:!?%)])|(?<=[(£])\s+")


def is_list(answer: Mapping[str, Any]) -> bool:
    """Is it an answer of this kind, with or without articles?"""
    articles = answer.get("articles")
    if not isinstance(articles, list):
        return not answer  # nothing was found
    return all(isinstance(row, dict) and "seendate" in row for row in articles)


def entries(page: Page, answer: Mapping[str, Any]) -> tuple[Entry, ...]:
    """Rows -> entries that have an address, in the order given. Raises ParseError."""
    found = (_entry(page, row) for row in answer.get("articles", ()))
    return tuple(entry for entry in found if entry)


def _entry(page: Page, row: Mapping[str, Any]) -> Entry | None:
    address, title = (row.get(name) for name in ("url", "title"))
    if not isinstance(address, str) or not isinstance(title, str):
        raise ParseError(page.url, "url and title in each article")
    url = absolute(page.url, address)
    return Entry(url, _SPACE_BEFORE.sub("", plain(title)), None, "") if url else None
