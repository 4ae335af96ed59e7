"""The shipped history against what the inspectorate's own pages say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from monitor.domain.body import BodyId
from monitor.domain.inspection import Authority, Inspection, InspectionId
from monitor.domain.ledger.citation import Citation
from monitor.domain.london import london_day
from monitor.domain.partial_date import PartialDate


class Difference(StrEnum):
    """In what the two differ."""

    RATING = "rating"
    DATE = "date"
    SCORE = "score"
    NOT_IN_BASELINE = "not in the baseline"
    NOT_ON_SITE = "not on the site"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """``baseline`` and ``site``: what each of them says, in words; None where it says nothing.

    ``url``: the official page.
    """

    what: Difference
    inspection_id: InspectionId
    body_id: BodyId
    baseline: str | None
    site: str | None
    url: str | None


def discrepancies(
    baseline: Iterable[Inspection],
    standing: Iterable[Inspection],
    citations: Iterable[Citation],
    walked_since: date | None,
) -> Iterator[Discrepancy]:
    """By body and publication. ``citations``: what counts today.

    ``walked_since``: the site was walked back to that day; an inspection of the baseline that was
    surely published later and is on no page met is not on the site. None: the walk is not done.
    """
    official = _official(citations)
    shipped = {each.id: each for each in baseline}
    for each in shipped.values():
        found = official.get(each.id, ())
        yield from _compared(each, found)
        if not found and walked_since is not None and each.published.first >= walked_since:
            yield _alone(Difference.NOT_ON_SITE, each, each.report_url)
    for each in standing:
        if each.id not in shipped and official.get(each.id):
            yield _alone(Difference.NOT_IN_BASELINE, each, official[each.id][0].url)


def _official(citations: Iterable[Citation]) -> Mapping[InspectionId, tuple[Citation, ...]]:
    found: dict[InspectionId, tuple[Citation, ...]] = {}
    for one in citations:
        if one.evidence.authority is Authority.OFFICIAL:
            key = one.evidence.inspection_id
            found[key] = (*found.get(key, ()), one)
    return found


def _compared(shipped: Inspection, found: tuple[Citation, ...]) -> Iterator[Discrepancy]:
    for what, baseline, said in (
        (Difference.RATING, _rating(shipped), [(_label(each), each.url) for each in found]),
        (Difference.DATE, shipped.published.text, _days(shipped, found)),
        (Difference.SCORE, _score(shipped), _scores(found)),
    ):
        other = next(((words, url) for words, url in said if words != baseline), None)
        if other:
            yield Discrepancy(what, shipped.id, shipped.body_id, baseline, *other)


def _days(shipped: Inspection, found: tuple[Citation, ...]) -> list[tuple[str, str]]:
    """The first page's day; a release some days around its report is no other day."""
    dated = [(london_day(each.published), each.url) for each in found if each.published]
    if not dated:
        return []
    if any(PartialDate.of(day) == shipped.published for day, _ in dated):
        return []
    day, url = min(dated)
    return [(day.isoformat(), url)]


def _scores(found: tuple[Citation, ...]) -> list[tuple[str, str]]:
    return [(str(each.evidence.score), each.url) for each in found if each.evidence.score]


def _alone(what: Difference, each: Inspection, url: str | None) -> Discrepancy:
    said = f"{_rating(each)}, {each.published}"
    baseline = said if what is Difference.NOT_ON_SITE else None
    site = said if what is Difference.NOT_IN_BASELINE else None
    return Discrepancy(what, each.id, each.body_id, baseline, site, url)


def _rating(inspection: Inspection) -> str:
    return inspection.rating.label if inspection.rating else "no rating"


def _label(citation: Citation) -> str:
    return citation.evidence.rating.label


def _score(inspection: Inspection) -> str | None:
    return str(inspection.score) if inspection.score else None
