"""The one gate: every request passes here before any page sees it, and every answer after."""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response

from monitor.dashboard.access import needed
from monitor.dashboard.asgi import Asgi, Message, Receive, Scope, Send
from monitor.dashboard.doorkeeper import COOKIE, Caller, Doorkeeper
from monitor.dashboard.faults import fault_page
from monitor.domain.visitor import Role
from monitor.errors import StoreError

_MOST_BYTES = 64 * 1024
"""Of what a form may bring."""

_READS = frozenset(("GET", "HEAD", "OPTIONS"))
_OF_OURS = frozenset(("same-origin", "none"))


class Gate:
    """Asks of each request: for whom is it meant, who sends it, may they, and was it our own page
    that had it sent? What is refused reaches no page."""

    def __init__(self, inside: Asgi, keeper: Doorkeeper) -> None:
        self._inside = inside
        self._keeper = keeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection: of HTTP; there is nothing else here."""
        if scope["type"] == "lifespan":
            return await self._inside(scope, receive, send)
        if scope["type"] != "http":
            return None
        nonce = secrets.token_urlsafe(16)
        guarded = _with_headers(send, nonce)
        headers = Headers(scope=scope)
        unfit = self._unfit(scope, headers)
        refusal = fault_page(headers, nonce, *unfit) if unfit else None
        inside = refusal or await self._admit(scope, headers, nonce) or self._inside
        return await inside(scope, _limited(receive), guarded)

    def _unfit(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if _name(headers.get("host", "")) not in self._keeper.keys.hosts:
            return 421, "It goes by other names, which whoever runs it lists under [dashboard]."
        if _length(headers) > _MOST_BYTES:
            return 413, "That is more than any form of ours holds."
        if scope["method"] not in _READS and not _of_our_own(headers):
            return 403, "This was not sent from a page of this service."
        return None

    async def _admit(self, scope: Scope, headers: Headers, nonce: str) -> Response | None:
        peer = scope["client"][0] if scope.get("client") else ""
        caller = Caller(peer, dict(headers), _session(headers))
        try:
            visitor = await run_sync(self._keeper.who, caller)
        except StoreError:
            return fault_page(headers, nonce, 503, "The database does not answer.")
        if visitor.role < needed(scope["method"], scope["path"]):
            return _refusal(scope, headers, visitor.role, nonce)
        state = scope.setdefault("state", {})
        state.update(visitor=visitor, nonce=nonce, keeper=self._keeper)
        return None


def _name(host: str) -> str:
    """Of a Host header, without the port."""
    return host.rpartition("]")[0].strip("[") if "]" in host else host.partition(":")[0].lower()


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else 0


def _of_our_own(headers: Headers) -> bool:
    """A browser says where a form was; one that says nothing is none, and brings no session."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return site in _OF_OURS


def _session(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _refusal(scope: Scope, headers: Headers, role: Role, nonce: str) -> Response:
    path: str = scope["path"]
    if path.startswith("/api/") or path == "/metrics":
        words = {"detail": "A token is needed: Authorization: Bearer …"}
        return JSONResponse(words, 401, {"WWW-Authenticate": "Bearer"})
    if scope["method"] in _READS and role < Role.PROGRAM:
        return RedirectResponse(f"/login?after={quote(path, safe='/')}", 303)
    return fault_page(headers, nonce, 403, "This is for those who look after the service.")


def _limited(receive: Receive) -> Receive:
    """A body that says nothing of its length ends all the same."""
    taken = 0

    async def some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _MOST_BYTES:
            return {"type": "http.disconnect"}
        return message

    return some


def _with_headers(send: Send, nonce: str) -> Send:
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = policy
            headers["X-Content-Type-Options"] = "nosniff"
            headers["X-Frame-Options"] = "DENY"
            headers["Referrer-Policy"] = "same-origin"
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
            headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            headers.setdefault("Cache-Control", "private, no-store")
        await send(message)

    return guarded
