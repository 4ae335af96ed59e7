"""What cannot be done, said to whoever asked: a page to people, one line to programs."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from monitor.dashboard.rendering import drawn

_TITLES = {
    403: "You may not do this",
    404: "There is nothing here",
    405: "This cannot be done here",
    413: "That is too much",
    421: "This is not the name of this service",
    422: "That form was not understood",
    500: "This page could not be made",
    503: "Not now",
}


def fault(request: Request, status: int, words: str) -> Response:
    """For a request that the gate let in."""
    return fault_page(request.headers, request.state.nonce, status, words)


def fault_page(headers: Headers, nonce: str, status: int, words: str) -> Response:
    """``words``: ours, a sentence or two. It needs no database and no visitor, so that it can be
    shown where these are what is missing."""
    if "text/html" not in headers.get("accept", ""):
        return PlainTextResponse(words, status)
    title = _TITLES.get(status, "That did not work")
    return HTMLResponse(drawn("fault.html", nonce=nonce, title=title, words=words), status)
