"""What waits for a person, and what is amiss with the service."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.rendering import desk_of, page
from monitor.dashboard.told import told

router = APIRouter()


@router.get("/review")
def review(request: Request) -> Response:
    """Newest first."""
    desk = desk_of(request)
    return page(
        request,
        "review.html",
        awaiting=[told(desk, event) for event in desk.awaiting()],
        troubles=[told(desk, event) for event in desk.troubles()],
    )
