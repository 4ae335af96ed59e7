"""Rows that any table takes."""

from sqlalchemy import Column, Connection, Table, select

from tests.store.values import NOW


def made_up(connection: Connection, table: Table) -> dict[str, object]:
    """A row that points to rows that are there."""
    return {column.name: _value(connection, column) for column in table.columns}


def _value(connection: Connection, column: Column[object]) -> object:
    """What another table's row is known by, where it points there; else what its type allows."""
    for key in column.foreign_keys:
        return connection.scalar(select(key.column))
    plain = {"TEXT": "x", "INTEGER": 1, "FLOAT": 0.5, "BOOLEAN": True, "JSON": [], "BLOB": b"x"}
    name = str(column.type.compile(connection.dialect)).partition("(")[0]
    return plain.get(name, NOW)
