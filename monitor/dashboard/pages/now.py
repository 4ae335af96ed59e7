"""The first page: what happened last, what is awaited, how complete we are."""

from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.rendering import desk_of, page, visitor_of
from monitor.dashboard.told import told
from monitor.domain.body import Body
from monitor.domain.chronicle import Topic
from monitor.domain.event import CHANGES
from monitor.domain.inspection import Inspection, Status
from monitor.domain.sight import Sight

_SHOWN = 25

_LATELY = timedelta(days=120)

router = APIRouter()


def unconfirmed(sight: Sight) -> list[tuple[Body, Inspection]]:
    """What the press reported lately and the inspectorate's own word is awaited for."""
    every = (one for known in sight.known.inspections.values() for one in known)
    found = [
        (sight.gazetteer.bodies[one.body_id], one)
        for one in every
        if one.status is Status.UNCONFIRMED and sight.day - one.published.last < _LATELY
    ]
    return sorted(found, key=lambda pair: pair[1].published.last, reverse=True)


@router.get("/")
def now(request: Request) -> Response:
    """Newest first."""
    desk, visitor = desk_of(request), visitor_of(request)
    events = desk.events(Topic(kinds=CHANGES), _SHOWN)
    sources = desk.sources()
    return page(
        request,
        "now.html",
        events=[told(desk, event) for event in events],
        coverage=desk.coverage(),
        healthy=sum(one.state == "healthy" for one in sources),
        sources=len(sources),
        stopped=desk.stopped(),
        unconfirmed=unconfirmed(desk.sight()),
        troubles=[told(desk, each) for each in desk.troubles()] if visitor.operates else [],
        awaiting=[told(desk, each) for each in desk.awaiting()] if visitor.operates else [],
    )
