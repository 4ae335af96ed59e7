"""One inspection: its standards, what speaks for it, how it came to be known, who was told."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.books import standings_of
from monitor.dashboard.pages.missing import missing
from monitor.dashboard.rendering import desk_of, page, visitor_of
from monitor.dashboard.told import told
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.citation import address_of, each_once, previous_stated
from monitor.domain.ledger.sight import Sight
from monitor.domain.provenance import fieldwork_of
from monitor.domain.showing.chronicle import Topic

_EVENTS = 50

router = APIRouter()


@router.get("/inspections/{inspection}")
def one(request: Request, inspection: str) -> Response:
    """By the inspection's id."""
    desk = desk_of(request)
    sight, wanted = desk.sight(), InspectionId(inspection)
    entries = desk.entries(wanted)
    if not entries:
        return missing(request, "inspection")
    last, visitor = entries[-1], visitor_of(request)
    body = sight.gazetteer.bodies[last.body_id]
    stands = standings_of(sight)[body.id]
    events = desk.events(Topic(inspection=wanted), _EVENTS)
    return page(
        request,
        "inspection.html",
        body=body,
        inspection=last,
        entries=entries,
        direction=stands.direction(last),
        before=stands.before(last),
        programme=desk.programmes().get(last.programme),
        events=[told(desk, event) for event in events] if visitor.operates else [],
        deliveries=desk.deliveries_of([e.key for e in events]) if visitor.operates else (),
        **_known_from(sight, last),
    )


def _known_from(sight: Sight, last: Inspection) -> dict[str, object]:
    cited = sight.citations.get(last.id, ())
    shipped = sight.provenance.get(last.id)
    return {
        "cited": each_once(cited),
        "report": address_of(last, cited),
        "other": shipped.other_urls if shipped else (),
        "confidence": shipped.confidence if shipped else None,
        "stated": previous_stated(shipped, cited),
        "fieldwork": fieldwork_of(last, shipped),
        "plans": sight.answers.get(last.id, ()),
    }
