"""One body: its years, its inspections, who came before and after."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.books import standings_of
from monitor.dashboard.drawing.heat import heat
from monitor.dashboard.drawing.timeline import chart
from monitor.dashboard.pages.missing import missing
from monitor.dashboard.rendering import desk_of, page
from monitor.dashboard.told import told
from monitor.domain.body import BodyId
from monitor.domain.event import CHANGES
from monitor.domain.lifetime import end_of
from monitor.domain.showing.chronicle import Topic
from monitor.domain.showing.succession import came_after, came_before
from monitor.domain.showing.timeline import timeline

_NEWS_SHOWN = 10

router = APIRouter()


@router.get("/bodies/{body}")
def one(request: Request, body: str) -> Response:
    """By the body's id."""
    desk = desk_of(request)
    sight = desk.sight()
    found = sight.gazetteer.bodies.get(BodyId(body))
    if found is None:
        return missing(request, "body")
    stands = standings_of(sight)[found.id]
    end = min(end_of(found) or sight.day, sight.day)
    news = desk.events(Topic(kinds=CHANGES, bodies=(found.id,)), _NEWS_SHOWN)
    return page(
        request,
        "body.html",
        body=found,
        region=sight.gazetteer.bodies[found.region] if found.region else None,
        stands=stands,
        chart=chart(timeline(stands, end)) if stands.inspections else None,
        heat=heat(stands.inspections),
        before=came_before(found, sight.gazetteer, sight.known),
        after=came_after(found, sight.gazetteer, sight.known),
        news=[told(desk, event) for event in news],
    )
