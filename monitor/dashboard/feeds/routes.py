"""A feed of everything, of a region, of a body, of a kind of event."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard.feeds import atom, ical, json_feed
from monitor.dashboard.feeds.items import Feed, item
from monitor.dashboard.rendering import desk_of
from monitor.dashboard.tagged import tagged
from monitor.domain.body import BodyId, BodyKind, Gazetteer
from monitor.domain.event import CHANGES, EventKind
from monitor.domain.showing.chronicle import Topic

_ITEMS, _NOT_FOUND = 50, 404
_FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom": (atom.atom, atom.TYPE),
    "json": (json_feed.json_feed, json_feed.TYPE),
}
_KEPT = {"Cache-Control": "private, max-age=300"}

router = APIRouter()


@router.get("/feeds/{sort}/{name}.{form}")
def of_some(request: Request, sort: str, name: str, form: str) -> Response:
    """``sort``: bodies, regions or kinds; ``name``: an id, or a kind of event."""
    found = _topic(sort, name, desk_of(request).sight().gazetteer)
    return _answer(request, form, *found) if found else _nothing()


@router.get("/feeds/all.{form}")
def of_all(request: Request, form: str) -> Response:
    """All that changed."""
    return _answer(request, form, Topic(kinds=CHANGES), "Probation ratings", "/")


@router.get("/calendar.ics")
def of_reports(request: Request) -> Response:
    """The days on which reports came out, as far as they are known to the day."""
    sight = desk_of(request).sight()
    return tagged(request, ical.calendar(sight, _address(request)), ical.TYPE, _KEPT)


def _topic(sort: str, name: str, gazetteer: Gazetteer) -> tuple[Topic, str, str] | None:
    body = gazetteer.bodies.get(BodyId(name))
    if sort == "kinds" and name in {kind.value for kind in CHANGES}:
        words = name.replace("_", " ")
        return Topic(kinds=(EventKind(name),)), f"Probation ratings: {words}", "/"
    if sort == "bodies" and body:
        page = f"/bodies/{body.id}"
        return Topic(CHANGES, (body.id,)), f"Probation ratings: {body.short_name}", page
    if sort == "regions" and body and body.kind is BodyKind.REGION:
        within = frozenset(b.id for b in gazetteer if body.id in {b.id, b.region})
        page = f"/ratings?region={body.id}"
        return Topic(CHANGES, within), f"Probation ratings: {body.short_name}", page
    return None


def _answer(request: Request, form: str, topic: Topic, title: str, page: str) -> Response:
    if form not in _FORMS:
        return _nothing()
    desk = desk_of(request)
    address = _address(request)
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
    return tagged(request, write(feed), media_type, _KEPT)


def _address(request: Request) -> str:
    """Where the dashboard is seen from outside."""
    address: str = request.app.state.address or str(request.base_url).rstrip("/")
    return address


def _nothing() -> Response:
    return PlainTextResponse("There is no such feed.", _NOT_FOUND)
