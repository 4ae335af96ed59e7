"""Feeds in which several entries lead to one address: the paper's front page, or a list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from monitor.domain.article import Entry
from monitor.domain.identity import canonical_url, has_own_page, marked_entry
from monitor.domain.source import Source

_MANY = 3
"""Of two rows, one may be what became of the other; so many are not about one page."""


@dataclass(frozen=True, slots=True)
class Row:
    """``guid``: what the feed calls the entry; empty where it does not."""

    entry: Entry
    guid: str = ""


def told_apart(rows: tuple[Row, ...], source: Source) -> tuple[Entry, ...]:
    """Entries that share an address get one of their own each, which leads to the same page.

    Apart they are told by their guids; where those are missing or the same, by title and date.
    Rows that nothing tells apart are one entry, of which the first counts. Two rows among others
    are taken for one article that was listed twice, as long as its page says what is true of it.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[canonical_url(row.entry.url)].append(row)
    marked = {
        address: _names(group)
        for address, group in groups.items()
        if _is_shared(group, len(rows), source)
    }
    return tuple(_own(row, marked.get(canonical_url(row.entry.url))) for row in rows)


def _is_shared(group: list[Row], listed: int, source: Source) -> bool:
    if not has_own_page(group[0].entry.url):
        return False  # told apart by something better
    entries, titles = len({_says(row) for row in group}), len({row.entry.title for row in group})
    many = entries >= min(_MANY, listed) > 1
    return many or (titles > 1 and not source.fetch_pages) or _is_front_page(group[0].entry.url)


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _names(group: Iterable[Row]) -> bool:
    """Do their guids tell them apart?"""
    told = {(_guid(row), _says(row)[1:]) for row in group}
    return len({guid for guid, _says in told if guid}) == len(told)


def _own(row: Row, by_guid: bool | None) -> Entry:
    if by_guid is None:
        return row.entry
    names = (_guid(row),) if by_guid else _says(row)[1:]
    return replace(row.entry, url=marked_entry(row.entry.url, *names))


def _says(row: Row) -> tuple[str, str, str]:
    published = row.entry.published
    return _guid(row), row.entry.title, published.isoformat() if published else ""


def _guid(row: Row) -> str:
    # The BBC counts edits behind a "#"; a guid that is the shared address itself names nobody.
    guid = canonical_url(row.guid) if row.guid.startswith(("http://", "https://")) else row.guid
    return "" if guid == canonical_url(row.entry.url) else guid
