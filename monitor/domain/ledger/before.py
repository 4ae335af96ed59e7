"""The rating before, and what follows from it."""

from collections.abc import Iterable
from datetime import date

from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.event import Earlier, EventKind
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Known
from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Finding


def lineage(body: BodyId, gazetteer: Gazetteer) -> tuple[BodyId, ...]:
    """The body, its former names, and the bodies whose work it took over."""
    return (body, *gazetteer.former_names(body), *gazetteer.predecessors(body))


def same_body(body: BodyId, gazetteer: Gazetteer, known: Known) -> tuple[Inspection, ...]:
    """All inspections that compare with one of this body: its own and those of its old names."""
    ids = (body, *gazetteer.former_names(body))
    return tuple(inspection for each in ids for inspection in known.of(each))


def earlier_rating(
    finding: Finding, body: BodyId, day: date, known: Known, gazetteer: Gazetteer
) -> Earlier | None:
    """What stood before ``day``: the ledger's word, else the article's, else a predecessor's."""
    own = latest_rated(same_body(body, gazetteer, known), day)
    if own is not None and own.rating is not None:
        return Earlier(own.rating, own.published)
    stated = _stated(finding)
    return Earlier(stated, stated=True) if stated else _predecessor(body, day, known, gazetteer)


def kind_of_change(after: Rating, before: Earlier | None, said: Direction | None) -> EventKind:
    """Compare where there is something to compare with; else believe the article's word."""
    if before is not None and before.body is None:
        return _compared(before.rating, after)
    return _SAID[said] if said else EventKind.FIRST_RATING


def latest_rated(inspections: Iterable[Inspection], day: date) -> Inspection | None:
    """The last one whose rating counts and that was published before ``day``."""
    rated = [i for i in inspections if i.counts and i.published.first < day]
    return max(rated, key=lambda i: (i.published.last, i.published.first), default=None)


_SAID = {
    Direction.IMPROVED: EventKind.RATING_UP,
    Direction.DECLINED: EventKind.RATING_DOWN,
    Direction.UNCHANGED: EventKind.RATING_KEPT,
}


def _compared(before: Rating, after: Rating) -> EventKind:
    if after == before:
        return EventKind.RATING_KEPT
    return EventKind.RATING_UP if after > before else EventKind.RATING_DOWN


def _stated(finding: Finding) -> Rating | None:
    if finding.previous is None and finding.direction is Direction.UNCHANGED:
        return finding.overall
    return finding.previous


def _predecessor(body: BodyId, day: date, known: Known, gazetteer: Gazetteer) -> Earlier | None:
    """Of several, as where two bodies were merged into one, the one that was rated last."""
    before = (each for one in gazetteer.predecessors(body) for each in known.of(one))
    last = latest_rated(before, day)
    if last is None or last.rating is None:
        return None
    return Earlier(last.rating, last.published, body=gazetteer.bodies[last.body_id].short_name)
