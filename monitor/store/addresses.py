"""Which article is at an address, and which post an address is of."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select

from monitor.domain.article import ArticleId, PostId
from monitor.domain.identity import article_id
from monitor.domain.pages.post import Tie
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.engine.portions import portions
from monitor.store.tables import ADDRESSES, OWED


class Addresses:
    """Each method is one transaction. Both raise StoreError. Addresses are canonical."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, addresses: Iterable[str]) -> Mapping[str, Tie]:
        """Those of the addresses that are tied to an article."""
        with self._database.reading() as connection:
            return {
                address: Tie(ArticleId(article), PostId(post))
                for some in portions(addresses)
                for address, article, post in connection.execute(
                    select(ADDRESSES.c.address, ADDRESSES.c.article_id, ADDRESSES.c.post).where(
                        ADDRESSES.c.address.in_(some)
                    )
                )
            }

    def tie(self, addresses: Iterable[str], tie: Tie) -> None:
        """In place of what they were tied to. What they owed under another name is forgotten."""
        with self._database.writing() as connection:
            for address in addresses:
                row = {"address": address, "article_id": tie.article, "post": tie.post}
                upsert(connection, ADDRESSES, row)
                alias = article_id(address)
                if alias != tie.article:
                    connection.execute(delete(OWED).where(OWED.c.article_id == alias))
