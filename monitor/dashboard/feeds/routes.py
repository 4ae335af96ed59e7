"""A feed of everything, of a region, of a body, of a kind of event."""

from collections.abc import Callable
from hashlib import sha256

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard.feeds import atom, json_feed
from monitor.dashboard.feeds.items import Feed, item
from monitor.dashboard.pages.now import NEWS
from monitor.dashboard.rendering import desk_of
from monitor.domain.body import BodyId, BodyKind, Gazetteer
from monitor.domain.chronicle import Topic
from monitor.domain.event import EventKind

_ITEMS, _NOT_FOUND, _NOT_MODIFIED = 50, 404, 304
_FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom": (atom.atom, atom.TYPE),
    "json": (json_feed.json_feed, json_feed.TYPE),
}
_MINUTES = 300

router = APIRouter()


@router.get("/feeds/{sort}/{name}.{form}")
def of_some(request: Request, sort: str, name: str, form: str) -> Response:
    """``sort``: bodies, regions or kinds; ``name``: an id, or a kind of event."""
    found = _topic(sort, name, desk_of(request).sight().gazetteer)
    return _answer(request, form, *found) if found else _nothing()


@router.get("/feeds/all.{form}")
def of_all(request: Request, form: str) -> Response:
    """All that changed."""
    return _answer(request, form, Topic(kinds=NEWS), "Probation ratings", "/")


def _topic(sort: str, name: str, gazetteer: Gazetteer) -> tuple[Topic, str, str] | None:
    body = gazetteer.bodies.get(BodyId(name))
    if sort == "kinds" and name in {kind.value for kind in NEWS}:
        words = name.replace("_", " ")
        return Topic(kinds=(EventKind(name),)), f"Probation ratings: {words}", "/"
    if sort == "bodies" and body:
        page = f"/bodies/{body.id}"
        return Topic(NEWS, (body.id,)), f"Probation ratings: {body.short_name}", page
    if sort == "regions" and body and body.kind is BodyKind.REGION:
        within = frozenset(b.id for b in gazetteer if body.id in {b.id, b.region})
        page = f"/ratings?region={body.id}"
        return Topic(NEWS, within), f"Probation ratings: {body.short_name}", page
    return None


def _answer(request: Request, form: str, topic: Topic, title: str, page: str) -> Response:
    if form not in _FORMS:
        return _nothing()
    desk = desk_of(request)
    address = request.app.state.address or str(request.base_url).rstrip("/")
    events = desk.events(topic, _ITEMS)
    feed = Feed(
        id=f"tag:probation-monitor,2026:feed{request.url.path.rpartition('.')[0]}",
        title=title,
        address=address + request.url.path,
        page=address + page,
        updated=events[0].at if events else desk.now(),
        items=tuple(item(event, desk, address) for event in events),
    )
    write, media_type = _FORMS[form]
    return _cached(request, write(feed), media_type)


def _cached(request: Request, content: bytes, media_type: str) -> Response:
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": f"private, max-age={_MINUTES}"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=_NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers, media_type=media_type)


def _nothing() -> Response:
    return PlainTextResponse("There is no such feed.", _NOT_FOUND)
