"""All alerts on their way: sent, waiting, given up."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from monitor.dashboard.rendering import desk_of, page
from monitor.dashboard.told import told
from monitor.domain.delivery import DeliveryState

_SHOWN = 200
_STATES = {state.value: state for state in DeliveryState}

router = APIRouter()


@router.get("/deliveries")
def deliveries(request: Request, state: Annotated[str, Query(max_length=20)] = "") -> Response:
    """``state``: only those; all if it is none of the states."""
    desk, wanted = desk_of(request), _STATES.get(state)
    found = desk.deliveries(_SHOWN, wanted)
    return page(
        request,
        "deliveries.html",
        deliveries=[(one, [told(desk, event) for event in one.events]) for one in found],
        states=tuple(DeliveryState),
        wanted=wanted,
        most=_SHOWN,
    )
