"""Rows that may be there already, in the words of each kind of database."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]
Value = TypeVar("Value")


def insert_new(
    connection: Connection, table: Table, values: Iterable[Value], to_row: Callable[[Value], Row]
) -> tuple[Value, ...]:
    """Leave rows alone whose key is there already. Returns the values that were not."""
    statement = _insert(connection, table).on_conflict_do_nothing()
    # Without this option the count of an insert is not promised.
    counting = connection.execution_options(preserve_rowcount=True)
    counted = [(value, counting.execute(statement, to_row(value)).rowcount) for value in values]
    return tuple(value for value, count in counted if count)


def upsert(connection: Connection, table: Table, row: Row, changes: Row) -> None:
    """Insert the row, or make these changes to the one that has its primary key.

    A change may be an expression over the table's columns: they mean the row that is there.
    """
    statement = _insert(connection, table).values(**row)
    key = list(table.primary_key.columns)
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=dict(changes)))


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
