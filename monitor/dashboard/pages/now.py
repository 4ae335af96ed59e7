"""The first page: what happened last, what is awaited, how complete we are."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.books import unconfirmed
from monitor.dashboard.rendering import desk_of, page, visitor_of
from monitor.dashboard.told import told
from monitor.domain.event import CHANGES
from monitor.domain.showing.chronicle import Topic

_SHOWN = 25

router = APIRouter()


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
