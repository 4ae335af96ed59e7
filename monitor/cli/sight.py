"""The ledger as a person asked to see it: now, or as it was known on a day gone by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.reference import gazetteer, provenance
from monitor.cli.terminal import settings_of
from monitor.domain.action_plan import ActionPlan, plans_by_inspection
from monitor.domain.article import ArticleId
from monitor.domain.body import Gazetteer
from monitor.domain.change import Known
from monitor.domain.citation import Citation
from monitor.domain.copies import Text
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.london import london_day
from monitor.domain.lookback import as_known_on, cited_by
from monitor.domain.provenance import Provenance
from monitor.domain.standing import known_of


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


def sight(folder: Path, day: date | None, *, evidence: bool = False) -> Sight:
    """None: as things stand now. ``evidence``: with the texts that it stands in.

    Raises ConfigError, StoreError.
    """
    today = london_day(utc_now())
    with open_records(settings_of(folder, "ERROR")) as records:
        known, cited = _now(records) if day is None else _then(records, day)
        plans, texts = records.plans.all(), records.lookback.texts() if evidence else ()
    plans = tuple(each for each in plans if london_day(each.read_at) <= (day or today))
    bodies, standing = gazetteer(), known_of(known)
    return Sight(
        known=standing,
        citations=_by_inspection(cited),
        plans=plans,
        answers=plans_by_inspection(plans, standing, bodies),
        gazetteer=bodies,
        provenance=provenance(),
        day=day or today,
        texts={each.article: each for each in texts},
        back=day is not None,
    )


def _now(records: Records) -> tuple[tuple[Inspection, ...], tuple[Citation, ...]]:
    live = tuple(one for one in records.lookback.citations() if one.ended_at is None)
    return records.ledger.inspections(), live


def _then(records: Records, day: date) -> tuple[tuple[Inspection, ...], tuple[Citation, ...]]:
    entries, citations = records.lookback.entries(), records.lookback.citations()
    return as_known_on(entries, day, provenance()), cited_by(citations, day)


def _by_inspection(
    citations: tuple[Citation, ...],
) -> Mapping[InspectionId, tuple[Citation, ...]]:
    found: dict[InspectionId, tuple[Citation, ...]] = {}
    for one in citations:
        key = one.evidence.inspection_id
        found[key] = (*found.get(key, ()), one)
    return found
