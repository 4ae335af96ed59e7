"""Action plans: what the Ministry of Justice answers to the inspectorate's reports on GOV.UK.

An answer rates nobody. https://www.justiceinspectorates.gov.uk/hmiprobation/2021/05/01-may-2021/
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urldefrag, urlsplit

from monitor.domain.article import Article
from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.before import latest_rated, same_body
from monitor.domain.ledger.change import Known
from monitor.domain.london import london_day

_GOV_UK = {"gov.uk", "www.gov.uk"}
# News and consultations are about plans; only publications are some.
_PUBLICATIONS = "/government/publications/"
_PLAN = re.compile(r"\b(?:action|improvement) plans?\b", re.IGNORECASE)
# The same page titles answer inspections of prisons, and the service that answers is one for both.
_FOR_BOTH = re.compile(r"\bprisons? (?:and|&) probation (?:service|ombudsman)\b", re.IGNORECASE)
_OURS = re.compile(
    r"\bprobation\b|\bpdus?\b|\bcrcs?\b|\bnps\b|community rehabilitation"
    r"|\byouth (?:justice|offending)\b|\byo[st]s?\b|\byjss?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """``url`` is its key: without the fragment, which changes. ``read_at``: when it was first read.

    ``bodies``: those that it names; none where nobody can tell.
    """

    url: str
    title: str
    published: datetime | None
    read_at: datetime
    bodies: tuple[BodyId, ...]

    @property
    def day(self) -> date:
        """The London day it was published, or else first read."""
        return london_day(self.published or self.read_at)


def is_action_plan(article: Article) -> bool:
    """A publication on GOV.UK that calls itself a plan and is on probation or youth work."""
    place = urlsplit(article.url)
    there = place.hostname in _GOV_UK and place.path.startswith(_PUBLICATIONS)
    if not there or _PLAN.search(article.title) is None:
        return False
    return _OURS.search(_FOR_BOTH.sub("", f"{article.title}\n{article.text}")) is not None


def plan_in(article: Article, named: Callable[[str, date], tuple[BodyId, ...]]) -> ActionPlan:
    """The title's bodies, or else those of the description."""
    day = london_day(article.dated)
    bodies = named(article.title, day) or named(article.text, day)
    return ActionPlan(
        urldefrag(article.url).url, article.title, article.published, article.read_at, bodies
    )


def answered(plan: ActionPlan, known: Known, gazetteer: Gazetteer) -> tuple[Inspection, ...]:
    """Of each body that it names, the latest rated inspection before it."""
    latest = (latest_rated(same_body(b, gazetteer, known), plan.day) for b in plan.bodies)
    return tuple(each for each in latest if each is not None)


def plans_by_inspection(
    plans: Iterable[ActionPlan], known: Known, gazetteer: Gazetteer
) -> dict[InspectionId, tuple[ActionPlan, ...]]:
    """Oldest first. Found anew at each look: an inspection may be learned after its answer."""
    found: dict[InspectionId, tuple[ActionPlan, ...]] = {}
    for plan in sorted(plans, key=lambda each: (each.day, each.url)):
        for inspection in answered(plan, known, gazetteer):
            found[inspection.id] = (*found.get(inspection.id, ()), plan)
    return found


def unmatched(
    plans: Iterable[ActionPlan], known: Known, gazetteer: Gazetteer
) -> Iterator[tuple[ActionPlan, str]]:
    """Those that answer no inspection we know, oldest first, with the reason."""
    for plan in sorted(plans, key=lambda each: (each.day, each.url)):
        if not plan.bodies:
            yield plan, "it names no body that we know"
        elif not answered(plan, known, gazetteer):
            names = ", ".join(gazetteer.bodies[each].short_name for each in plan.bodies)
            yield plan, f"no rated inspection of {names} is known before it"
