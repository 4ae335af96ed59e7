"""A long list of keys, asked for in few queries: a sitemap may name 50,000 pages."""

from collections.abc import Iterable, Iterator
from itertools import islice

_MOST = 5_000
"""Keys in one query. SQLite takes 32,766: https://www.sqlite.org/limits.html"""


def portions(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """All keys, so many at a time as one query takes."""
    rest = iter(keys)
    while some := tuple(islice(rest, _MOST)):
        yield some
