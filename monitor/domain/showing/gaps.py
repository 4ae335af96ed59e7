"""Bodies that nobody knows a rating of."""

from collections.abc import Iterable
from datetime import date

from monitor.domain.body import Body, Gazetteer
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.standing import standing
from monitor.domain.lifetime import active_on


def unrated(
    bodies: Iterable[Body], known: Known, gazetteer: Gazetteer, day: date
) -> tuple[Body, ...]:
    """Those active on that day without any known rating, former names included."""
    return tuple(
        body
        for body in bodies
        if active_on(body, day) and standing(body, known, gazetteer).current is None
    )
