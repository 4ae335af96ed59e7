"""Feeds in which several entries lead to one address: the paper's front page, or a list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from monitor.domain.article import Entry
from monitor.domain.identity import canonical_url, has_own_page, marked_entry
from monitor.domain.plain_address import plain_address
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
        address: _telling_guids(group)
        for address, group in groups.items()
        if _is_shared(group, len(rows), source)
    }
    return tuple(_own(row, marked.get(canonical_url(row.entry.url))) for row in rows)


def _is_shared(group: list[Row], listed: int, source: Source) -> bool:
    if not has_own_page(group[0].entry.url):
        return False  # told apart by something better
    if len(group) == 1:
        return _is_front_page(group[0].entry.url)
    entries = len({(_guid(row), _title_and_date(row)) for row in group})
    titles = len({row.entry.title for row in group})
    many = entries >= min(_MANY, listed) > 1
    return many or (titles > 1 and not source.fetch_pages) or _is_front_page(group[0].entry.url)


def _is_front_page(url: str) -> bool:
    if plain := plain_address(url):
        return plain.path in {"", "/"}
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _telling_guids(group: Iterable[Row]) -> frozenset[str]:
    """Those that only one of these entries bears."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in group:
        told[_guid(row)].add(_title_and_date(row))
    return frozenset(guid for guid, entries in told.items() if guid and len(entries) == 1)


def _own(row: Row, guids: frozenset[str] | None) -> Entry:
    if guids is None:
        return row.entry
    names = (_guid(row),) if _guid(row) in guids else _title_and_date(row)
    return replace(row.entry, url=marked_entry(row.entry.url, *names))


def _title_and_date(row: Row) -> tuple[str, str]:
    published = row.entry.published
    return row.entry.title, published.isoformat() if published else ""


def _guid(row: Row) -> str:
    # The BBC counts edits behind a "#"; a guid that is the shared address itself names nobody.
    guid = canonical_url(row.guid) if row.guid.startswith(("http://", "https://")) else row.guid
    return "" if guid == canonical_url(row.entry.url) else guid
