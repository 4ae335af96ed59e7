"""Coming in and going out."""

from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from monitor.dashboard.access import local_path
from monitor.dashboard.doorkeeper import COOKIE, Doorkeeper
from monitor.dashboard.rendering import page, visitor_of

_SEE_OTHER, _REFUSED, _TOO_MANY = 303, 401, 429
_LONGEST = 1_000

router = APIRouter()


@router.get("/login")
def form(request: Request, after: str = "/") -> Response:
    """``after``: the path that was asked for."""
    return page(request, "login.html", after=local_path(after), fault="")


@router.post("/login")
async def come_in(
    request: Request,
    password: Annotated[str, Form(max_length=_LONGEST)] = "",
    after: Annotated[str, Form(max_length=_LONGEST)] = "/",
) -> Response:
    """A new session each time; the one of before, if there was one, is over."""
    keeper = _keeper(request)
    peer = request.client.host if request.client else ""
    wait = keeper.patience.wait(peer)
    if wait is not None:
        told = page(request, "login.html", _TOO_MANY, after="/", fault="too many tries")
        told.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
        return told
    if not await run_sync(keeper.is_password, password):
        keeper.patience.note(peer)
        return page(request, "login.html", _REFUSED, after=local_path(after), fault="wrong")
    await run_sync(keeper.end, visitor_of(request).session)
    session = await run_sync(keeper.begin)
    answer = RedirectResponse(local_path(after), _SEE_OTHER)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, session, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/logout")
async def go_out(request: Request) -> Response:
    """The session is over, here and wherever its cookie may be."""
    await run_sync(_keeper(request).end, visitor_of(request).session)
    answer = RedirectResponse("/", _SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer


def _keeper(request: Request) -> Doorkeeper:
    keeper: Doorkeeper = request.state.keeper
    return keeper
