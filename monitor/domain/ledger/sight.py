"""The ledger as somebody sees it: now, or as it was known on a day gone by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from monitor.domain.article import ArticleId
from monitor.domain.body import Gazetteer
from monitor.domain.copies import Text
from monitor.domain.inspection import InspectionId
from monitor.domain.ledger.action_plan import ActionPlan
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.citation import Citation
from monitor.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Sight:
    """``day``: today, or the day looked back to, which ``back`` tells.

    ``answers``: the action plans that answer each inspection. ``texts``: of the articles
    cited, where these are to be shown.
    """

    known: Known
    citations: Mapping[InspectionId, tuple[Citation, ...]]
    plans: tuple[ActionPlan, ...]
    answers: Mapping[InspectionId, tuple[ActionPlan, ...]]
    gazetteer: Gazetteer
    provenance: Mapping[InspectionId, Provenance]
    day: date
    texts: Mapping[ArticleId, Text]
    back: bool = False


def by_inspection(citations: Iterable[Citation]) -> Mapping[InspectionId, tuple[Citation, ...]]:
    """The same, sorted by what they speak for; the order within stays."""
    found: dict[InspectionId, list[Citation]] = {}
    for one in citations:
        found.setdefault(one.evidence.inspection_id, []).append(one)
    return {inspection: tuple(cited) for inspection, cited in found.items()}
