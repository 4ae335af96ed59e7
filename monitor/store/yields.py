"""What sources brought lately."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, case, null, select

from monitor.domain.article import SourceName
from monitor.domain.reading import Category
from monitor.domain.visiting.source_yield import Yield, yielded
from monitor.store.engine.database import Database
from monitor.store.tables import ARTICLES, BEGINNINGS, READINGS

_OURS = {Category.RATING_REPORT.value, Category.REPORT_NO_RATING.value}


class Yields:
    """Looks only. Raises StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, instant: datetime) -> Mapping[SourceName, Yield]:
        """Of each source that brought anything since then, UTC."""
        # What was there before the first visit did not come late: we did.
        known = ARTICLES.c.published < BEGINNINGS.c.at
        published = case((known, null()), else_=ARTICLES.c.published)
        columns = (ARTICLES.c.source, published.label("published"), ARTICLES.c.first_read_at)
        same = and_(
            READINGS.c.article_id == ARTICLES.c.id,
            READINGS.c.fingerprint == ARTICLES.c.fingerprint,
        )
        query = (
            select(*columns, READINGS.c.category)
            .outerjoin_from(ARTICLES, READINGS, same)
            .outerjoin(BEGINNINGS, BEGINNINGS.c.source == ARTICLES.c.source)
            .where(ARTICLES.c.first_read_at >= instant)
        )
        found: dict[SourceName, list[tuple[datetime | None, datetime, bool]]] = defaultdict(list)
        with self._database.reading() as connection:
            for source, published, first, category in connection.execute(query):
                found[SourceName(source)].append((published, first, category in _OURS))
        return {source: yielded(read) for source, read in found.items()}
