"""Everything that a page can change: each a form that brings back the key it was given."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from monitor.dashboard.deciding import DecisionForm, answer_of
from monitor.dashboard.doorkeeper import Doorkeeper
from monitor.dashboard.pages.missing import missing
from monitor.dashboard.pages.review import Refusal, review_page
from monitor.dashboard.rendering import desk_of, visitor_of
from monitor.domain.article import SourceName
from monitor.domain.delivery import DeliveryId
from monitor.domain.event import EventKey
from monitor.errors import DataError, DecidedError

_SEE_OTHER, _FORBIDDEN, _TAKEN, _NOT_SO = 303, 403, 409, 422

_Name = Annotated[str, Form(max_length=300)]


def genuine(request: Request, key: Annotated[str, Form(max_length=200)] = "") -> None:
    """Raises HTTPException for a form that is none of ours."""
    keeper: Doorkeeper = request.state.keeper
    if not keeper.is_form_key(key, visitor_of(request)):
        raise HTTPException(_FORBIDDEN, "This form is too old: load the page again.")


router = APIRouter(dependencies=[Depends(genuine)])


@router.post("/review/acknowledge")
def acknowledge(request: Request, event: _Name = "") -> Response:
    """Somebody knows of it: it stays quiet until it changes."""
    done = desk_of(request).acknowledge(EventKey(event))
    return RedirectResponse("/review", _SEE_OTHER) if done else missing(request, "event")


@router.post("/review/decide")
def decide(request: Request, form: Annotated[DecisionForm, Form()]) -> Response:
    """What the person in front of the page says of a question; its name is theirs."""
    desk = desk_of(request)
    try:
        answer = answer_of(form, desk.sight().gazetteer, visitor_of(request).name)
        desk.decide(EventKey(form.event), answer, form.seen)
    except (DataError, DecidedError) as fault:
        status = _TAKEN if isinstance(fault, DecidedError) else _NOT_SO
        return review_page(request, status, Refusal(str(fault), form))
    return RedirectResponse("/review", _SEE_OTHER)


@router.post("/deliveries/resend")
def resend(request: Request, delivery: _Name = "") -> Response:
    """Try one again that was given up."""
    done = desk_of(request).resend(DeliveryId(delivery))
    return RedirectResponse("/deliveries", _SEE_OTHER) if done else missing(request, "delivery")


@router.post("/sources/visit")
def visit(request: Request, source: _Name = "") -> Response:
    """At the service's next look."""
    done = desk_of(request).visit(SourceName(source))
    return RedirectResponse("/sources", _SEE_OTHER) if done else missing(request, "source")
