"""What stands of inspections once a person has said that an article does not speak for them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Inspection, InspectionId, Status
from monitor.domain.ledger.change import Change, together
from monitor.domain.ledger.decision import Case, Ruling
from monitor.domain.ledger.review import origin
from monitor.domain.ledger.support import supported

TAKEN_BACK = "we told of a rating that the article does not report"


def undone(case: Case, inspections: Iterable[InspectionId], ruling: Ruling) -> Change:
    """The article's word about these does not count: entries that say what the others say, or that
    take them back, and what those who were told must hear."""
    standing = {one.id: one for each in case.known.inspections.values() for one in each}
    held = (standing[key] for key in inspections if key in standing)
    return together(*(_without(case, one, ruling) for one in held))


def _without(case: Case, held: Inspection, ruling: Ruling) -> Change:
    if held.status is Status.WITHDRAWN:
        return Change()
    said = (one.evidence for one in case.known.said.get(held.id, ()))
    words = [one for one in said if one.article_id != case.article.id]
    left = supported(held, ruling.shipped.get(held.id), words)
    if left == held:
        return Change()
    stands = left or replace(held, status=Status.RETRACTED)
    entry = replace(stands, recorded_at=ruling.at)
    if left is not None and left.rating is held.rating:
        return Change((entry,))
    return Change((entry,), (), tuple(_correction(case, held, left, ruling)))


def _correction(
    case: Case, held: Inspection, left: Inspection | None, ruling: Ruling
) -> Iterator[Event]:
    """Of what another inspection has overtaken since, nobody is told."""
    rated = case.known.of(held.body_id)
    if held.rating is None or any(i.published.first > held.published.first for i in rated):
        return
    yield Event(
        key=event_key(held.id, EventKind.CORRECTION, left.rating if left else Status.RETRACTED),
        kind=EventKind.CORRECTION,
        body=ruling.rules.gazetteer.bodies[held.body_id].short_name,
        at=ruling.at,
        origin=origin(case.article),
        body_id=held.body_id,
        inspection_id=held.id,
        after=left.rating if left else None,
        before=Earlier(held.rating, held.published),
        report_url=held.report_url,
        reasons=() if left else (TAKEN_BACK,),
    )
