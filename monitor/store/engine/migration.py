"""Brings the tables of a database up to what this program needs."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from monitor.errors import StoreError
from monitor.store.tables import METADATA

HEAD = "0026"
_SCRIPTS = Path(__file__).parent.with_name("migrations")


def is_current(connection: Connection) -> bool:
    """True for a database that needs nothing done. Cheap, for every start."""
    return _revision(connection) == HEAD


def upgrade(connection: Connection, name: str) -> None:
    """Run the missing steps in the transaction of ``connection``; all of them or none.

    A new database of a server is made as it is today: the steps of old know files of SQLite alone.

    Raises StoreError, beginning with ``name``, for a database that a newer program has changed
    or that another program made.
    """
    revision = _revision(connection)
    if revision == HEAD:
        return
    if revision is None and inspect(connection).get_table_names():
        raise StoreError(f"{name}: the database belongs to another program")
    _run(connection, revision, name)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _run(connection: Connection, revision: str | None, name: str) -> None:
    # Imported here because it takes longer than all the rest of a start.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        ScriptDirectory.from_config(config).get_revision(revision or HEAD)
    except CommandError:
        raise StoreError(
            f"{name}: the database is newer than this program"
            f" (its tables are at {revision}, the program knows {HEAD}): update the program"
        ) from None
    if revision is None and connection.dialect.name != "sqlite":
        METADATA.create_all(connection)
        command.stamp(config, "head")
    else:
        command.upgrade(config, "head")
