"""A body's rating as a picture for other people's pages."""

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard.books import standings_of
from monitor.dashboard.rendering import desk_of, drawn
from monitor.domain.body import BodyId

_NOT_FOUND = 404
_HEADERS = {
    "Cache-Control": "public, max-age=300",
    "Cross-Origin-Resource-Policy": "cross-origin",  # it is meant for other people's pages
}

router = APIRouter()


@router.get("/badges/{body}.svg")
def badge(request: Request, body: str) -> Response:
    """The rating that counts today, as word, shape and colour."""
    sight = desk_of(request).sight()
    found = sight.gazetteer.bodies.get(BodyId(body))
    if found is None:
        return PlainTextResponse("There is no such body.", _NOT_FOUND)
    current = standings_of(sight)[found.id].current
    picture = drawn("badge.svg", body=found, current=current)
    return Response(picture, headers=_HEADERS, media_type="image/svg+xml")
