"""What is worked out of the ledger once, and kept until it changes."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache, wraps
from typing import TypeVar

from monitor.dashboard.table import Row, all_rows
from monitor.domain.body import Body, BodyId
from monitor.domain.inspection import Inspection, InspectionId, Status
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing, standing

_LATELY = timedelta(days=120)
_Found = TypeVar("_Found")


class _Same:
    """A ledger by its identity: the desk hands out the same value until something changes."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight

    def __hash__(self) -> int:
        return id(self.sight)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.sight is self.sight


def _once(find: Callable[[Sight], _Found]) -> Callable[[Sight], _Found]:
    kept = lru_cache(maxsize=2)(lambda same: find(same.sight))
    return wraps(find)(lambda sight: kept(_Same(sight)))


@_once
def rows_of(sight: Sight) -> tuple[Row, ...]:
    """Every body that was ever inspected."""
    return all_rows(sight)


@_once
def standings_of(sight: Sight) -> dict[BodyId, Standing]:
    """Of every body, inspected or not, under its own name."""
    return {body.id: standing(body, sight.known, sight.gazetteer) for body in sight.gazetteer}


@_once
def by_publication(sight: Sight) -> dict[InspectionId, Inspection]:
    """All inspections, the newest publication first."""
    found = (one for known in sight.known.inspections.values() for one in known)
    ordered = sorted(found, key=lambda one: (one.published.last, one.id), reverse=True)
    return {one.id: one for one in ordered}


@_once
def unconfirmed(sight: Sight) -> list[tuple[Body, Inspection]]:
    """What the press reported lately and the inspectorate's own word is awaited for."""
    return [
        (sight.gazetteer.bodies[one.body_id], one)
        for one in by_publication(sight).values()
        if one.status is Status.UNCONFIRMED and sight.day - one.published.last < _LATELY
    ]
