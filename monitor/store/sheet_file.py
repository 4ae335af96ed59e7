"""Sheets as one SQLite file, for whoever likes to ask questions of their own."""

import sqlite3
from contextlib import closing

from monitor.domain.showing.sheet import Sheet


def sheet_file(sheets: tuple[Sheet, ...]) -> bytes:
    """A table for each. Of several values in a cell, blanks between; true is 1."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for each in sheets:
            columns = ", ".join(f'"{name}"' for name in each.columns)
            connection.execute(f'CREATE TABLE "{each.name}" ({columns})')
            places = ", ".join("?" for _ in each.columns)
            rows = (tuple(map(_value, row)) for row in each.rows)
            insert = f'INSERT INTO "{each.name}" VALUES ({places})'  # noqa: S608 - our own names
            connection.executemany(insert, rows)
        connection.commit()
        return connection.serialize()


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return value if value is None or isinstance(value, int | float) else str(value)
