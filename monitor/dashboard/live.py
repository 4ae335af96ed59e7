"""Says to open pages that there is news; they then ask for it themselves."""

from collections.abc import AsyncIterator

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from monitor.dashboard.desk import Desk
from monitor.dashboard.rendering import desk_of
from monitor.domain.event import CHANGES
from monitor.domain.showing.chronicle import Topic
from monitor.errors import StoreError

_EVERY, _BREATH = 2.0, 15.0
_MOST = 100
_LONGEST = 3600.0
"""A browser whose stream ends opens it again by itself."""

router = APIRouter()
_HEADERS = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
"""The first one tells nginx not to keep the stream back:
https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering"""


@router.get("/live")
async def live(request: Request) -> Response:
    """Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html"""
    open_streams: set[int] = request.app.state.streams
    if len(open_streams) >= _MOST:
        return PlainTextResponse("Too many pages are open.", 503, {"Retry-After": "60"})
    return StreamingResponse(
        _news(desk_of(request), request, open_streams),
        media_type="text/event-stream",
        headers=_HEADERS,
    )


async def _news(desk: Desk, request: Request, open_streams: set[int]) -> AsyncIterator[str]:
    open_streams.add(id(request))
    try:
        seen, quiet, left = await run_sync(_newest, desk), 0.0, _LONGEST
        yield "retry: 5000\n\n"
        while left > 0 and not await request.is_disconnected():
            await anyio.sleep(_EVERY)
            left, quiet = left - _EVERY, quiet + _EVERY
            newest = await run_sync(_newest, desk)
            if newest not in ("", seen):
                seen, quiet = newest, 0.0
                yield "event: news\ndata: now\n\n"
            elif quiet >= _BREATH:
                quiet = 0.0
                yield ": at work\n\n"
    finally:
        open_streams.discard(id(request))


def _newest(desk: Desk) -> str:
    """Its key; empty where there is none, or where the database does not answer just now."""
    try:
        found = desk.events(Topic(kinds=CHANGES), 1)
    except StoreError:
        return ""
    return found[0].key if found else ""
