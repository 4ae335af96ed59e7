"""What may be asked of the API."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from monitor.dashboard.api.answering import answer, following, some
from monitor.dashboard.api.asking import AskedEvents, AskedInspections, AskedRated, AskedSources
from monitor.dashboard.api.making import (
    body_model,
    delivery_model,
    event_model,
    inspection_model,
    rating_of,
    source_model,
    with_evidence,
)
from monitor.dashboard.api.models import (
    Bodies,
    BodyModel,
    Deliveries,
    EventModel,
    Events,
    Fault,
    InspectionModel,
    Inspections,
    InspectionWithEvidence,
    SourceModel,
    Sources,
)
from monitor.dashboard.books import by_publication
from monitor.dashboard.rendering import desk_of
from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.event import CHANGES, EventKey
from monitor.domain.inspection import InspectionId
from monitor.domain.showing.chronicle import Topic

_NOT_FOUND, _NEWEST = 404, 200
_MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Fault, "description": "Not there."}}
_CLOSED: dict[int | str, dict[str, Any]] = {401: {"model": Fault, "description": "No token."}}

router = APIRouter()

_Item = BodyModel | InspectionModel | EventModel | SourceModel


def fault(status: int, detail: str) -> Response:
    """Why not, as all faults of the API are told."""
    return JSONResponse({"detail": detail}, status)


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request) -> Response:
    """All of this, for programs."""
    return JSONResponse(request.app.openapi())


@router.get("/bodies", response_model=Bodies, tags=["ledger"])
def bodies(request: Request, asked: Annotated[AskedRated, Query()]) -> Response:
    """All known bodies by id, and where each stands."""
    sight = desk_of(request).sight()
    found = [
        body
        for body in sorted(sight.gazetteer, key=lambda body: body.id)
        if asked.fits(body, rating_of(body, sight))
    ]
    items, more = some(found, asked.after, asked.limit, lambda body: body.id)
    made = tuple(body_model(body, sight) for body in items)
    return answer(request, Bodies(items=made, next=_next(request, made, more)))


@router.get("/bodies/{body}", response_model=BodyModel, responses=_MISSING, tags=["ledger"])
def body(request: Request, body: str) -> Response:
    """One body and where it stands."""
    sight = desk_of(request).sight()
    found = sight.gazetteer.bodies.get(BodyId(body))
    if found is None:
        return fault(_NOT_FOUND, "there is no such body")
    return answer(request, body_model(found, sight))


@router.get("/inspections", response_model=Inspections, tags=["ledger"])
def inspections(request: Request, asked: Annotated[AskedInspections, Query()]) -> Response:
    """All inspections, the newest publication first."""
    sight = desk_of(request).sight()
    bodies = sight.gazetteer.bodies
    found = [
        one
        for one in by_publication(sight).values()
        if asked.body in {"", one.body_id} and asked.fits(bodies[one.body_id], one.rating)
    ]
    items, more = some(found, asked.after, asked.limit, lambda one: one.id)
    made = tuple(inspection_model(one, sight) for one in items)
    return answer(request, Inspections(items=made, next=_next(request, made, more)))


@router.get(
    "/inspections/{inspection}",
    response_model=InspectionWithEvidence,
    responses=_MISSING,
    tags=["ledger"],
)
def inspection(request: Request, inspection: str) -> Response:
    """One inspection, and what speaks for it."""
    sight, wanted = desk_of(request).sight(), InspectionId(inspection)
    found = by_publication(sight).get(wanted)
    if found is None:
        return fault(_NOT_FOUND, "there is no such inspection")
    return answer(request, with_evidence(found, sight))


@router.get("/events", response_model=Events, tags=["news"])
def events(request: Request, asked: Annotated[AskedEvents, Query()]) -> Response:
    """What changed in the ledger, newest first. Troubles of the service are not among them."""
    desk = desk_of(request)
    kinds = CHANGES if asked.kind is None else CHANGES & {asked.kind}
    topic = Topic(kinds, _about(desk.sight().gazetteer, asked))
    last = desk.event(EventKey(asked.after)) if asked.after else None
    before = (last.at, last.key) if last else None
    found = desk.events(topic, asked.limit + 1, before)
    made = tuple(event_model(each, desk) for each in found[: asked.limit])
    more = len(found) > asked.limit
    return answer(request, Events(items=made, next=_next(request, made, more)))


@router.get("/events/{event}", response_model=EventModel, responses=_MISSING, tags=["news"])
def event(request: Request, event: str) -> Response:
    """One of them."""
    desk = desk_of(request)
    found = desk.event(EventKey(event))
    if found is None or found.kind not in CHANGES:
        return fault(_NOT_FOUND, "there is no such event")
    return answer(request, event_model(found, desk))


@router.get("/sources", response_model=Sources, responses=_CLOSED, tags=["service"])
def sources(request: Request, asked: Annotated[AskedSources, Query()]) -> Response:
    """How each source stands, by name. Needs a token."""
    found = sorted(desk_of(request).sources(), key=lambda one: one.source.name)
    items, more = some(found, asked.after, asked.limit, lambda one: one.source.name)
    made = tuple(map(source_model, items))
    return answer(request, Sources(items=made, next=_next(request, made, more)))


@router.get("/deliveries", response_model=Deliveries, responses=_CLOSED, tags=["service"])
def deliveries(request: Request) -> Response:
    """The newest alerts, without to whom they go. Needs a token."""
    found = desk_of(request).deliveries(_NEWEST, None)
    return answer(request, Deliveries(items=tuple(map(delivery_model, found))))


def _about(gazetteer: Gazetteer, asked: AskedEvents) -> frozenset[str] | None:
    if not asked.body and not asked.region:
        return None
    return frozenset(
        body.id for body in gazetteer if asked.body in {"", body.id} and asked.is_within(body)
    )


def _next(request: Request, made: Sequence[_Item], more: bool) -> str | None:
    return following(request, _name(made[-1])) if more else None


def _name(item: _Item) -> str:
    return item.name if isinstance(item, SourceModel) else item.id
