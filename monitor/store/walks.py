"""How far each source's lists were walked."""

from sqlalchemy import bindparam, select

from monitor.domain.article import SourceName
from monitor.domain.visiting.walk import Walk
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import WALKS

_OF = select(WALKS).where(WALKS.c.source == bindparam("source"))


class Walks:
    """Each method is one transaction. Both raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Walk:
        """An empty one for a source that never needed one."""
        with self._database.reading() as connection:
            row = connection.execute(_OF, {"source": source}).mappings().first()
        if row is None:
            return Walk()
        return Walk(tuple(row["lists"]), row["asked_at"], tuple(row["unfinished"]))

    def keep(self, source: SourceName, walk: Walk) -> None:
        """In place of the one before."""
        row = {
            "source": source,
            "lists": list(walk.lists),
            "asked_at": walk.asked_at,
            "unfinished": list(walk.unfinished),
        }
        with self._database.noting(source) as connection:
            upsert(connection, WALKS, row)
