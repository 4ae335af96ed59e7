"""All sources: how each stands, those in trouble first."""

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.rendering import desk_of, page
from monitor.domain.visiting.source_yield import Yield

_SHOWN = 500
"""Sources on the page: those in trouble, and healthy ones as far as there is room."""

router = APIRouter()


@router.get("/sources")
def sources(request: Request) -> Response:
    """Of today's configuration, all that are on."""
    desk = desk_of(request)
    stand = sorted(desk.sources(), key=lambda one: one.rank)
    counts = Counter(one.state for one in stand).most_common()
    brought = desk.brought()
    return page(
        request,
        "sources.html",
        sources=[(one, brought.get(one.source.name, Yield())) for one in stand[:_SHOWN]],
        counts=counts,
        more=len(stand[_SHOWN:]),
    )
