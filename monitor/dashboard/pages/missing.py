"""What is not there."""

from fastapi import Request
from starlette.responses import Response

from monitor.dashboard.rendering import page

_NOT_FOUND = 404


def missing(request: Request, what: str) -> Response:
    """A page that says so. ``what``: a word of ours, nothing that the visitor sent."""
    return page(request, "missing.html", _NOT_FOUND, what=what)
