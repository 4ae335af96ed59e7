"""Where the data come from, what the words mean, and how to take them along."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.books import rows_of
from monitor.dashboard.rendering import desk_of, page
from monitor.domain.body import BodyKind
from monitor.domain.event import RATED
from monitor.domain.showing.open_data import LAYOUT

router = APIRouter()


@router.get("/about")
def about(request: Request) -> Response:
    """With figures of today."""
    desk = desk_of(request)
    sight = desk.sight()
    return page(
        request,
        "about.html",
        bodies=len(rows_of(sight)),
        inspections=sum(len(known) for known in sight.known.inspections.values()),
        programmes=sorted(desk.programmes().values(), key=lambda one: one.published_from),
        regions=[body for body in sight.gazetteer if body.kind is BodyKind.REGION],
        kinds=sorted(RATED),
        sheets=LAYOUT,
    )
