"""What the service holds of a report, for an audit to follow."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, or_, select

from monitor.domain.article import ArticleId
from monitor.domain.body import BodyId
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.inspection import Inspection, InspectionId
from monitor.store.deliveries import find_deliveries
from monitor.store.engine.database import Database
from monitor.store.events import event_of
from monitor.store.inspections import standing_of
from monitor.store.tables import ARTICLES, DELIVERIES, DELIVERY_EVENTS, EVENTS


class Traces:
    """Each method is one transaction. All raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def inspections(self, body: BodyId) -> tuple[Inspection, ...]:
        """The standing entries of one body, oldest publication first."""
        with self._database.reading() as connection:
            return standing_of(connection, (body,))

    def began(self) -> datetime | None:
        """When the first article was read; None before."""
        with self._database.reading() as connection:
            at: datetime | None = connection.scalar(select(func.min(ARTICLES.c.first_read_at)))
            return at

    def of(
        self, article: ArticleId, inspections: Collection[InspectionId]
    ) -> tuple[tuple[Event, ...], tuple[Delivery, ...]]:
        """The events of an article and of inspections, and the deliveries of any of these."""
        either = or_(EVENTS.c.article_id == article, EVENTS.c.inspection_id.in_(inspections))
        told = select(DELIVERY_EVENTS.c.delivery_id).join(
            EVENTS, EVENTS.c.key == DELIVERY_EVENTS.c.event_key
        )
        query = select(DELIVERIES).where(DELIVERIES.c.id.in_(told.where(either)))
        with self._database.reading() as connection:
            rows = connection.execute(select(EVENTS).where(either)).mappings().all()
            return tuple(map(event_of, rows)), find_deliveries(connection, query)
