"""What waits for a person, what people decided, and what is amiss with the service."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.deciding import DecisionForm
from monitor.dashboard.rendering import desk_of, page
from monitor.dashboard.told import told

_OK = 200

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Refusal:
    """``why``, in words; ``form``: what was sent, so that nobody has to type it again."""

    why: str
    form: DecisionForm


@router.get("/review")
def review(request: Request) -> Response:
    """Newest first."""
    return review_page(request, _OK, None)


def review_page(request: Request, status: int, refused: Refusal | None) -> Response:
    """The page, and why what was sent was not done."""
    desk = desk_of(request)
    bodies = desk.sight().gazetteer
    return page(
        request,
        "review.html",
        status,
        awaiting=[told(desk, event) for event in desk.awaiting()],
        decided=[(told(desk, event), one) for event, one in desk.decided()],
        troubles=[told(desk, event) for event in desk.troubles()],
        bodies=bodies.bodies,
        names=sorted({body.short_name for body in bodies}),
        refused=refused,
    )
