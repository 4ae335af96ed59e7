"""Where a body stands: its inspections, the rating that counts now, and how it moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from monitor.domain.body import Body, Gazetteer
from monitor.domain.inspection import Inspection, InspectionId, Status
from monitor.domain.ledger.before import same_body
from monitor.domain.ledger.change import Known
from monitor.domain.rating import Direction


@dataclass(frozen=True)
class Standing:
    """One body and all inspections that compare with one another, oldest publication first."""

    body: Body
    inspections: tuple[Inspection, ...]

    @cached_property
    def rated(self) -> tuple[Inspection, ...]:
        """Those whose rating counts."""
        return tuple(each for each in self.inspections if each.counts)

    @cached_property
    def current(self) -> Inspection | None:
        """The one whose rating counts; None for a body that was never rated."""
        return self.rated[-1] if self.rated else None

    @property
    def withdrawn(self) -> Inspection | None:
        """The newest one whose report was taken down."""
        down = [each for each in self.inspections if each.status is Status.WITHDRAWN]
        return down[-1] if down else None

    def before(self, inspection: Inspection) -> Inspection | None:
        """The rated one before a rated one; None for the first, and for one without a rating."""
        place = self._places.get(inspection.id, 0)
        return self.rated[place - 1] if place else None

    @cached_property
    def _places(self) -> Mapping[InspectionId, int]:
        return {one.id: place for place, one in enumerate(self.rated)}

    def direction(self, inspection: Inspection) -> Direction | None:
        """Against the rated one before it; None for the first, and where one has no rating."""
        before = self.before(inspection)
        if before is None or before.rating is None or inspection.rating is None:
            return None
        if inspection.rating == before.rating:
            return Direction.UNCHANGED
        better = inspection.rating > before.rating
        return Direction.IMPROVED if better else Direction.DECLINED


def known_of(inspections: Iterable[Inspection]) -> Known:
    """Standing entries, oldest publication first -> the same, body by body."""
    by_body: dict[str, list[Inspection]] = {}
    for each in inspections:
        by_body.setdefault(each.body_id, []).append(each)
    return Known({found[0].body_id: tuple(found) for found in by_body.values()})


def standing(body: Body, known: Known, gazetteer: Gazetteer) -> Standing:
    """Of one body, with what was found under its former names."""
    found = same_body(body.id, gazetteer, known)
    return Standing(body, tuple(sorted(found, key=lambda i: (i.published.last, i.published.first))))


def standings(bodies: Iterable[Body], known: Known, gazetteer: Gazetteer) -> tuple[Standing, ...]:
    """Of each body that was inspected. A renamed one stands under its present name."""
    present = [standing(body, known, gazetteer) for body in bodies if not body.renamed_to]
    return tuple(each for each in present if each.inspections)
