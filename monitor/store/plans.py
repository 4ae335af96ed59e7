"""Action plans, each once, by its address."""

from sqlalchemy import RowMapping, select

from monitor.domain.body import BodyId
from monitor.domain.ledger.action_plan import ActionPlan
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import ACTION_PLANS


class Plans:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, plan: ActionPlan) -> None:
        """One that is met again keeps its dates: GOV.UK publishes again what was edited."""
        row = {
            "url": plan.url,
            "title": plan.title,
            "published": plan.published,
            "read_at": plan.read_at,
            "bodies": list(plan.bodies),
        }
        with self._database.writing() as connection:
            upsert(connection, ACTION_PLANS, row, keep=("published", "read_at"))

    def all(self) -> tuple[ActionPlan, ...]:
        """In the order in which they were first read."""
        query = select(ACTION_PLANS).order_by(ACTION_PLANS.c.read_at, ACTION_PLANS.c.url)
        with self._database.reading() as connection:
            return tuple(map(_plan, connection.execute(query).mappings()))


def _plan(row: RowMapping) -> ActionPlan:
    return ActionPlan(
        url=row["url"],
        title=row["title"],
        published=row["published"],
        read_at=row["read_at"],
        bodies=tuple(map(BodyId, row["bodies"])),
    )
