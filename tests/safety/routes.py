"""Every route of the dashboard with a path that leads to it."""

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from monitor.dashboard.app import inside

_FILLED = {
    "body": "pdu-west-kent",
    "inspection": "pdu-west-kent-2024",
    "article": "kent",
    "event": "kent",
    "sort": "bodies",
    "name": "pdu-west-kent",
    "form": "atom",
    "mark": "x",
}


def routes() -> list[tuple[str, str]]:
    """Method and path of all there are, by the application itself."""
    app: FastAPI = inside(None, "")  # type: ignore[arg-type]  # nothing is asked of it
    found = [
        (method, route.path.format(**_FILLED))
        for route in iter_route_contexts(app.routes)
        for method in sorted(set(route.methods or ()) - {"HEAD"})
    ]
    assert len(found) > 25
    return found
