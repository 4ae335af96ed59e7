"""All pages, the API and the feeds behind the one gate."""

from fastapi import FastAPI, Request
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard import actions, downloads, live
from monitor.dashboard.api import routes as api
from monitor.dashboard.asgi import Asgi
from monitor.dashboard.assets import assets
from monitor.dashboard.badges import router as badges
from monitor.dashboard.desk import Desk
from monitor.dashboard.doorkeeper import Doorkeeper
from monitor.dashboard.faults import fault
from monitor.dashboard.feeds import routes as feeds
from monitor.dashboard.gate import Gate
from monitor.dashboard.pages import (
    about,
    article,
    body,
    deliveries,
    inspection,
    login,
    now,
    ratings,
    review,
    sources,
)
from monitor.dashboard.pages.missing import missing
from monitor.dashboard.vitals import router as vitals
from monitor.errors import StoreError

_NOT_FOUND = 404
_FOR_EVER = "public, max-age=31536000, immutable"
_PAGES = (now, ratings, body, inspection, article, sources, review, deliveries, about, login)


def site(desk: Desk, keeper: Doorkeeper, address: str) -> Asgi:
    """``address``: where it is seen from outside, without a slash at its end: for feeds."""
    return Gate(inside(desk, address), keeper)


def inside(desk: Desk, address: str) -> FastAPI:
    """What lies behind the gate; alone, it keeps nobody out."""
    app = FastAPI(
        title="Probation ratings", version="1", docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.desk, app.state.address = desk, address.rstrip("/")
    app.state.streams = set()
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    for part in (*_PAGES, actions, live):
        app.include_router(part.router, include_in_schema=False)
    app.include_router(vitals, include_in_schema=False)
    app.include_router(downloads.router, include_in_schema=False)
    app.include_router(badges, include_in_schema=False)
    app.include_router(feeds.router, include_in_schema=False)
    app.include_router(api.router, prefix="/api/v1")
    app.add_api_route("/static/{mark}/{name}", _asset, include_in_schema=False)
    app.add_api_route("/robots.txt", _robots, include_in_schema=False)
    app.add_exception_handler(HTTPException, _http_fault)
    app.add_exception_handler(RequestValidationError, _form_fault)
    app.add_exception_handler(StoreError, _store_fault)
    app.add_exception_handler(Exception, _broken)
    return app


def _asset(mark: str, name: str) -> Response:
    found = assets().get(name)
    if found is None or found.mark != mark:
        return PlainTextResponse("There is nothing here.", _NOT_FOUND)
    return Response(found.content, 200, {"Cache-Control": _FOR_EVER}, found.media_type)


def _robots() -> Response:
    """Pages may be found; what changes at each visit, and what is only for people, need not be."""
    hidden = ("/live", "/login", "/ratings?")
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in hidden))
    return PlainTextResponse("\n".join(lines) + "\n")


async def _http_fault(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if request.url.path.startswith("/api/"):
        return api.fault(error.status_code, str(error.detail))
    if error.status_code == _NOT_FOUND:
        return missing(request, "page")
    return fault(request, error.status_code, str(error.detail))


async def _form_fault(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    if request.url.path.startswith("/api/"):
        return await request_validation_exception_handler(request, error)
    return fault(request, 422, "No page of this service sends such a form. Nothing was changed.")


async def _store_fault(request: Request, _error: Exception) -> Response:
    words = "The database does not answer just now. Try again in a minute."
    return fault(request, 503, words)


async def _broken(request: Request, _error: Exception) -> Response:
    """The error itself goes on to the log."""
    words = "The fault is on our side; the service’s log says more."
    return fault(request, 500, words)
