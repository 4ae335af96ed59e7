"""The whole ledger with its past, for people who look back."""

from monitor.domain.citation import Citation
from monitor.domain.inspection import Inspection
from monitor.store.database import Database
from monitor.store.evidence import all_citations
from monitor.store.inspections import all_entries


class Lookback:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> tuple[Inspection, ...]:
        """All entries of all inspections in the order they were written."""
        with self._database.reading() as connection:
            return all_entries(connection)

    def citations(self) -> tuple[Citation, ...]:
        """All evidence with the articles it stands in, in the order it was recorded."""
        with self._database.reading() as connection:
            return all_citations(connection)
