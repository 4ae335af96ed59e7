"""PostgreSQL: a server, and any number of processes that write, one after the other."""

from select import POLLIN, poll

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import PoolProxiedConnection

from monitor.errors import StoreError

WRITING = 0x70726F62
"""The advisory lock that a writer holds: decisions rest on what was read before, and on SQLite,
too, there is one writer at a time. https://www.postgresql.org/docs/current/explicit-locking.html"""

_WRITES = "writes"
_TAKE_TURN = text("SELECT pg_advisory_xact_lock(:number)").bindparams(number=WRITING)
_TAKE_TURN_WITH = text("SELECT pg_advisory_xact_lock(:number, hashtext(:about))").bindparams(
    number=WRITING
)

_MOST_CONNECTIONS = 20
"""Of one process. A server has 100 by default:
https://www.postgresql.org/docs/current/runtime-config-connection.html"""


def engines(url: URL, busy_timeout: float) -> tuple[Engine, Engine, Engine]:
    """One for reading, one for writing, and one for notes. Raises StoreError where the driver is
    not installed.

    A transaction of the second holds the writers' lock from its beginning.
    """
    engine = engine_of(url, busy_timeout)
    event.listen(engine, "begin", _begin)
    # Who reads sees one state; who writes sees what the one before has written.
    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return reader, engine.execution_options(**{_WRITES: True}), engine


def take_turn(connection: Connection, about: str) -> None:
    """Until the end of the transaction no other has its turn with the same."""
    connection.execute(_TAKE_TURN_WITH, {"about": about})


def engine_of(url: URL, busy_timeout: float) -> Engine:
    """Connections to it. Raises StoreError where the driver is not installed."""
    try:
        return _engine(url.set(drivername="postgresql+psycopg"), busy_timeout)
    except ImportError:
        raise StoreError(
            "PostgreSQL needs what is not installed: pip install 'probation-monitor[cluster]'"
        ) from None


def _engine(url: URL, busy_timeout: float) -> Engine:
    wait = round(busy_timeout * 1000)
    engine = create_engine(
        url,
        connect_args={
            "application_name": "probation-monitor",
            "connect_timeout": max(2, round(busy_timeout)),
            "options": f"-c timezone=UTC -c lock_timeout={wait}",
        },
        hide_parameters=True,
        pool_size=5,
        max_overflow=_MOST_CONNECTIONS - 5,
        pool_timeout=max(30.0, busy_timeout),
    )
    event.listen(engine, "checkout", _expect_silence)
    return engine


def _expect_silence(connection: PoolProxiedConnection, *_more: object) -> None:
    # A server that was started anew is no fault. One that ends a connection says so, and says
    # nothing else unasked: to look costs no round trip, as a question would.
    looking = poll()
    looking.register(connection.fileno(), POLLIN)
    if looking.poll(0):
        raise DisconnectionError


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.execute(_TAKE_TURN)
