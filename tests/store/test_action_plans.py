"""Action plans are kept by their address."""

from dataclasses import replace

from monitor.domain.ledger.action_plan import ActionPlan
from monitor.store.engine.database import Database
from monitor.store.plans import Plans
from tests.store.values import ESSEX, KENT, NOW, later

PLAN = ActionPlan("https://www.gov.uk/plan", "Action plan: Kent PDU", NOW, later(5), (KENT, ESSEX))


def test_a_plan_comes_back(database: Database) -> None:
    plans = Plans(database)
    other = ActionPlan("https://www.gov.uk/other", "Action plan", None, NOW, ())
    plans.keep(PLAN)
    plans.keep(other)
    assert plans.all() == (other, PLAN)


def test_published_again_it_keeps_its_dates_and_takes_the_new_words(database: Database) -> None:
    plans = Plans(database)
    plans.keep(PLAN)
    plans.keep(
        replace(PLAN, title="Action plan", published=later(60), read_at=later(61), bodies=(KENT,))
    )
    assert plans.all() == (replace(PLAN, title="Action plan", bodies=(KENT,)),)
