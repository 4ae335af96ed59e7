"""Is it alive, is it ready, and its figures for Prometheus."""

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard.figures import registry
from monitor.dashboard.rendering import desk_of, visitor_of

_UNWELL = 503

router = APIRouter()


@router.get("/healthz")
def healthz(request: Request) -> Response:
    """503 where any part of the service gives no sign of life, be this page as alive as it may.

    Which part, only those hear who may see figures."""
    desk = desk_of(request)
    stopped = desk.stopped()
    if not stopped:
        return PlainTextResponse("well\n")
    known = desk.beats() and visitor_of(request).role > 0
    words = f": no sign of {', '.join(stopped)}" if known else ""
    return PlainTextResponse(f"not well{words}\n", _UNWELL)


@router.get("/readyz")
def readyz(request: Request) -> Response:
    """503 until the database answers."""
    desk_of(request).beats()
    return PlainTextResponse("ready\n")


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """In the text format of Prometheus."""
    made = generate_latest(registry(desk_of(request)))
    return Response(made, media_type=CONTENT_TYPE_LATEST)
