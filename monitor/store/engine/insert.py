"""Rows that may be there already, in the words of each kind of database."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]
Value = TypeVar("Value")


def insert_new(
    connection: Connection, table: Table, values: Iterable[Value], to_row: Callable[[Value], Row]
) -> tuple[Value, ...]:
    """Leave rows alone whose key is there already. Returns the values that were not."""
    statement = _insert_new(connection.dialect.name, table)
    # Without this option the count of an insert is not promised.
    counting = connection.execution_options(preserve_rowcount=True)
    counted = [(value, counting.execute(statement, to_row(value)).rowcount) for value in values]
    return tuple(value for value, count in counted if count)


def insert_all_new(connection: Connection, table: Table, rows: Sequence[Row]) -> tuple[Any, ...]:
    """The same of many, in few statements. Returns the first column of the key of those that were
    not there, in no order."""
    if not rows:
        return ()
    statement = _insert_returning(connection.dialect.name, table)
    return tuple(connection.scalars(statement, [dict(row) for row in rows]))


def upsert(
    connection: Connection,
    table: Table,
    row: Row,
    keep: tuple[str, ...] = (),
    adding: tuple[str, ...] = (),
) -> None:
    """Insert the row, or write it over the one that has its primary key.

    Of the row that is there, the columns in ``keep`` stay; to those in ``adding``, the new number
    is added; those that ``row`` does not name stay too.
    """
    statement = _upsert(connection.dialect.name, table, tuple(row), keep, adding)
    connection.execute(statement, dict(row))


# Made for each article and each visit, the statement would cost more than its execution.
@cache
def _insert_new(dialect: str, table: Table) -> Executable:
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def _insert_returning(dialect: str, table: Table) -> Executable:
    # Without something to return, a server would be sent one statement for each row.
    key = next(iter(table.primary_key.columns))
    return _insert(dialect, table).on_conflict_do_nothing().returning(key)


@cache
def _upsert(
    dialect: str,
    table: Table,
    names: tuple[str, ...],
    keep: tuple[str, ...],
    adding: tuple[str, ...],
) -> Executable:
    statement = _insert(dialect, table)
    key = list(table.primary_key.columns)
    kept = {*keep, *(column.name for column in key)}
    changes: dict[str, Any] = {
        name: table.c[name] + statement.excluded[name]
        if name in adding
        else statement.excluded[name]
        for name in names
        if name not in kept
    }
    return statement.on_conflict_do_update(index_elements=key, set_=changes)


def _insert(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
