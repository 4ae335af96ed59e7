"""The bodies before and after one, with the last rating of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.domain.body import Body, BodyId, Gazetteer
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.standing import standing


@dataclass(frozen=True, slots=True)
class Kin:
    """``last``: its newest rated inspection, None where none is known. ``comparable``: the same
    body under another name.
    """

    body: Body
    last: Inspection | None
    comparable: bool


def came_before(body: Body, gazetteer: Gazetteer, known: Known) -> tuple[Kin, ...]:
    """Former names, then bodies whose work it took over."""
    former = _kin(gazetteer.former_names(body.id), gazetteer, known, comparable=True)
    others = _kin(gazetteer.predecessors(body.id), gazetteer, known, comparable=False)
    return (*former, *others)


def came_after(body: Body, gazetteer: Gazetteer, known: Known) -> tuple[Kin, ...]:
    """New names, then bodies that took its work over."""
    renamed = _kin(body.renamed_to, gazetteer, known, comparable=True)
    heirs = dict.fromkeys((*body.succeeded_by, *body.split_into))
    return (*renamed, *_kin(heirs, gazetteer, known, comparable=False))


def _kin(
    ids: Iterable[BodyId], gazetteer: Gazetteer, known: Known, *, comparable: bool
) -> Iterator[Kin]:
    for each in ids:
        body = gazetteer.bodies[each]
        yield Kin(body, standing(body, known, gazetteer).current, comparable)
