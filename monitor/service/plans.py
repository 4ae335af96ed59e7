"""Keep action plans beside the articles they came as."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from monitor.domain.article import Article
from monitor.domain.body import BodyId
from monitor.domain.ledger.action_plan import is_action_plan, plan_in
from monitor.service.ports import Plans


@dataclass(frozen=True, slots=True)
class PlanKeeper:
    """``named``: a title and its day -> the bodies that it names."""

    plans: Plans
    named: Callable[[str, date], tuple[BodyId, ...]]

    def __call__(self, article: Article) -> None:
        """Does nothing for any other article. The same plan twice is kept once."""
        if is_action_plan(article):
            self.plans.keep(plan_in(article, self.named))
