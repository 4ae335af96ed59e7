"""The whole ledger with its past, for people who look back."""

from sqlalchemy import func, select

from monitor.domain.copies import Text
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.citation import Citation
from monitor.store.engine.database import Database
from monitor.store.evidence import all_citations
from monitor.store.inspections import all_entries
from monitor.store.tables import ACTION_PLANS, EVIDENCE, LEDGER
from monitor.store.texts import all_texts


class Lookback:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> tuple[object, ...]:
        """Another value whenever what is seen here has changed."""
        counts = (
            select(func.max(LEDGER.c.seq)),
            select(func.max(EVIDENCE.c.seq)),
            select(func.max(EVIDENCE.c.ended_at)),
            select(func.count()).select_from(ACTION_PLANS),
        )
        with self._database.reading() as connection:
            return tuple(connection.scalar(each) for each in counts)

    def entries(self) -> tuple[Inspection, ...]:
        """All entries of all inspections in the order they were written."""
        with self._database.reading() as connection:
            return all_entries(connection)

    def citations(self) -> tuple[Citation, ...]:
        """All evidence with the articles it stands in, in the order it was recorded."""
        with self._database.reading() as connection:
            return all_citations(connection)

    def texts(self) -> tuple[Text, ...]:
        """What every article on an inspection said, as it was read last."""
        with self._database.reading() as connection:
            return all_texts(connection)
