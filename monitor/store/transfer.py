"""Everything from one database into another: what is there already and the same is left alone."""

import json
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from monitor.errors import StoreError
from monitor.store.engine.database import Database
from monitor.store.tables import ARTICLES, EVENTS, HOSTS, LEDGER, METADATA, WORKERS

_LASTING = {ARTICLES.name, EVENTS.name, LEDGER.name}
"""From these nothing is ever deleted: what only the other has is no copy of ours."""

_OF_THE_MOMENT = {HOSTS.name, WORKERS.name}
_AT_ONCE = 500
_BIT_BY_BIT = {"yield_per": _AT_ONCE}

Key = tuple[Any, ...]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Transferred:
    """One table. ``rows``: in both now; ``digest``: SHA-256 of them, in both the same."""

    table: str
    rows: int
    new: int
    changed: int
    gone: int
    digest: str


def transfer(source: Database, target: Database) -> tuple[Transferred, ...]:
    """One state of the source, which may be in use, becomes the target's; all of it or nothing.

    Raises StoreError where the target holds what the source does not, or a copy is not the same.
    """
    tables = [table for table in METADATA.sorted_tables if table.name not in _OF_THE_MOMENT]
    with source.reading() as theirs, target.writing() as ours:
        gone = {table.name: _delete(table, theirs, ours, target.name) for table in reversed(tables)}
        return tuple(_copied(table, theirs, ours, gone[table.name]) for table in tables)


def _delete(table: Table, theirs: Connection, ours: Connection, name: str) -> int:
    with closing(_keys(table, theirs)) as wanted:
        extra = list(_only_in(_keys(table, ours), wanted))
    if extra and table.name in _LASTING:
        raise StoreError(
            f"{name}: holds {len(extra)} {table.name} that this database does not, so that it is no"
            " copy of it: give the copy a new database"
        )
    for key in extra:
        ours.execute(delete(table).where(*_is(table, key)))
    return len(extra)


def _only_in(first: Iterator[Key], second: Iterator[Key]) -> Iterator[Key]:
    """Of two that are in order: what the second does not have."""
    other = next(second, None)
    for key in first:
        while other is not None and other < key:
            other = next(second, None)
        if other != key:
            yield key


def _copied(table: Table, theirs: Connection, ours: Connection, gone: int) -> Transferred:
    new, changed = _brought(table, theirs, ours)
    _continue_numbers(table, ours)
    (rows, digest), found = _sum(table, theirs), _sum(table, ours)
    if (rows, digest) != found:
        raise StoreError(f"{table.name}: {rows} rows were copied, and {found[0]} are not the same")
    return Transferred(table.name, rows, new, changed, gone, digest)


def _brought(table: Table, theirs: Connection, ours: Connection) -> tuple[int, int]:
    new, changed = 0, 0
    with closing(_rows(table, ours)) as held:
        for some in _portions(_differing(table, _rows(table, theirs), held)):
            fresh = [dict(row._mapping) for row, there in some if not there]
            if fresh:
                ours.execute(insert(table), fresh)
            for row in (row for row, there in some if there):
                mine = _is(table, _key(table, row))
                ours.execute(update(table).where(*mine).values(**row._mapping))
            new, changed = new + len(fresh), changed + len(some) - len(fresh)
    return new, changed


def _differing(
    table: Table, wanted: Iterator[Row[Any]], held: Iterator[Row[Any]]
) -> Iterator[tuple[Row[Any], bool]]:
    """Rows that are not held so; True: another with its key is."""
    other = next(held, None)
    for row in wanted:
        key = _key(table, row)
        while other is not None and _key(table, other) < key:
            other = next(held, None)
        there = other is not None and _key(table, other) == key
        if other is None or not there or _line(other) != _line(row):
            yield row, there


def _portions(each: Iterator[Found]) -> Iterator[list[Found]]:
    while some := list(islice(each, _AT_ONCE)):
        yield some


def _continue_numbers(table: Table, ours: Connection) -> None:
    """New rows get numbers after those that were copied."""
    column = table.autoincrement_column
    if column is None or ours.dialect.name != "postgresql":
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    last = select(func.max(column)).scalar_subquery()
    ours.execute(select(func.setval(sequence, last)).where(last.is_not(None)))


def _keys(table: Table, connection: Connection) -> Generator[Key, None, None]:
    key = table.primary_key.columns
    query = select(*key).order_by(*key)
    with connection.execute(query, execution_options=_BIT_BY_BIT) as result:
        for row in result:
            yield tuple(row)


def _rows(table: Table, connection: Connection) -> Generator[Row[Any], None, None]:
    query = select(table).order_by(*table.primary_key.columns)
    with connection.execute(query, execution_options=_BIT_BY_BIT) as result:
        yield from result


def _sum(table: Table, connection: Connection) -> tuple[int, str]:
    count, digest = 0, sha256()
    for row in _rows(table, connection):
        digest.update(_line(row))
        count += 1
    return count, digest.hexdigest()


def _line(row: Row[Any]) -> bytes:
    return json.dumps(list(row), sort_keys=True, default=str).encode() + b"\n"


def _key(table: Table, row: Row[Any]) -> Key:
    return tuple(row._mapping[column.name] for column in table.primary_key.columns)


def _is(table: Table, key: Key) -> list[Any]:
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]
