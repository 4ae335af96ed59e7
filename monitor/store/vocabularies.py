"""The terms by which a source's site sorts its posts."""

from sqlalchemy import select

from monitor.domain.article import SourceName
from monitor.domain.vocabulary import Vocabulary
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import VOCABULARIES


class Vocabularies:
    """Each method is one transaction. Both raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Vocabulary:
        """An empty one for a source that has none."""
        query = select(VOCABULARIES).where(VOCABULARIES.c.source == source)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return Vocabulary()
        # JSON has no keys that are numbers.
        names = {
            field: {int(number): name for number, name in terms.items()}
            for field, terms in row["names"].items()
        }
        return Vocabulary(names, row["asked_at"])

    def keep(self, source: SourceName, vocabulary: Vocabulary) -> None:
        """In place of the one before."""
        names = {
            field: {str(number): name for number, name in terms.items()}
            for field, terms in vocabulary.names.items()
        }
        row = {"source": source, "asked_at": vocabulary.asked_at, "names": names}
        with self._database.noting(source) as connection:
            upsert(connection, VOCABULARIES, row)
