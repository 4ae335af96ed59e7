"""The tables of the queue: in a schema of their own, and made anew whenever that is needed.

Nothing there has to last: which source is due, the sources' own table tells.
"""

import psycopg
from procrastinate import App, __version__
from psycopg import sql

from monitor.errors import StoreError

SCHEMA = "visits"
OPTIONS = f"-c search_path={SCHEMA} -c timezone=UTC"

_MAKING = 0x70726F64
_KEPT = "SELECT obj_description(to_regnamespace(%s), 'pg_namespace')"


def make_ready(url: str, queue: App) -> None:
    """The tables as the installed version of the queue wants them. Raises StoreError."""
    try:
        with psycopg.connect(url, options=OPTIONS) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_MAKING,))
            row = connection.execute(_KEPT, (SCHEMA,)).fetchone()
            if row is None or row[0] != __version__:
                _make(connection, queue.schema_manager.get_schema())
    except psycopg.Error as error:
        said = " ".join(str(error).split())
        raise StoreError(f"the queue's tables cannot be made: {said}") from error


def _make(connection: psycopg.Connection, statements: str) -> None:
    name = sql.Identifier(SCHEMA)
    connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(name))
    connection.execute(statements.encode())
    version = sql.Literal(__version__)
    connection.execute(sql.SQL("COMMENT ON SCHEMA {} IS {}").format(name, version))
