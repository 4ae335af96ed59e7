"""What a server says of the database that it keeps for us."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from monitor.store.engine.faults import in_words
from monitor.store.engine.postgresql import engine_of
from monitor.store.engine.whereabouts import parsed, shown

_SIGHT = text(
    "SELECT current_setting('server_version'), now(), pg_database_size(current_database()),"
    " to_regclass('alembic_version') IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class ServerSight:
    """``size`` in bytes; ``now`` by the server's clock; ``ours``: the service has worked there."""

    version: str
    now: datetime
    size: int
    ours: bool


def sight_of(url: str) -> ServerSight:
    """Nothing is changed by it. Raises StoreError."""
    engine = engine_of(parsed(url), busy_timeout=5.0)
    try:
        with in_words(shown(url)), engine.connect() as connection:
            return ServerSight(*connection.execute(_SIGHT).one())
    finally:
        engine.dispose()
