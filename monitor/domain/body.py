"""Organisations that are rated, and the gazetteer that knows their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

BodyId = NewType("BodyId", str)


class BodyKind(StrEnum):
    """What sort of organisation; the value is the word used in data and output."""

    CRC = "crc"
    NPS_DIVISION = "nps_division"
    REGION = "region"
    PDU = "pdu"
    YJS = "yjs"
    NATIONAL = "national"

    @property
    def words(self) -> str:
        """For people; small letters unless it is a name."""
        return _IN_WORDS[self]


_IN_WORDS = {
    BodyKind.CRC: "Community Rehabilitation Company",
    BodyKind.NPS_DIVISION: "National Probation Service division",
    BodyKind.REGION: "probation region",
    BodyKind.PDU: "probation delivery unit",
    BodyKind.YJS: "youth justice service",
    BodyKind.NATIONAL: "national body",
}


@dataclass(frozen=True, slots=True)
class Body:
    """One entry of the gazetteer.

    ``active_from`` and ``active_to`` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, None where not
    known or still active. ``succeeded_by``: other bodies that took the work over, not comparable.
    ``renamed_to``: the same body under a new name, comparable.
    """

    id: BodyId
    name: str
    short_name: str
    kind: BodyKind
    region: BodyId | None = None
    nation: str | None = None
    active_from: str | None = None
    active_to: str | None = None
    places: tuple[str, ...] = ()
    local_authorities: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    succeeded_by: tuple[BodyId, ...] = ()
    split_into: tuple[BodyId, ...] = ()
    renamed_to: tuple[BodyId, ...] = ()


@dataclass(frozen=True)
class Gazetteer:
    """All known bodies by id, and who came before whom."""

    bodies: Mapping[BodyId, Body]
    _before: Mapping[BodyId, tuple[BodyId, ...]] = field(init=False, repr=False)
    _formerly: Mapping[BodyId, tuple[BodyId, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        before: dict[BodyId, tuple[BodyId, ...]] = {}
        formerly: dict[BodyId, tuple[BodyId, ...]] = {}
        for body in self.bodies.values():
            for later in (*body.succeeded_by, *body.split_into):
                before[later] = (*before.get(later, ()), body.id)
            for later in body.renamed_to:
                formerly[later] = (*formerly.get(later, ()), body.id)
        object.__setattr__(self, "_before", before)
        object.__setattr__(self, "_formerly", formerly)

    def __iter__(self) -> Iterator[Body]:
        return iter(self.bodies.values())

    def predecessors(self, body: BodyId) -> tuple[BodyId, ...]:
        """Bodies whose work this one took over: shown, never compared."""
        return self._before.get(body, ())

    def former_names(self, body: BodyId) -> tuple[BodyId, ...]:
        """Entries that are the same body under an older name: compared."""
        return self._formerly.get(body, ())


def region_names(gazetteer: Gazetteer) -> tuple[str, ...]:
    """As areas and groups are called, such as ``North East``."""
    regions = (body for body in gazetteer if body.kind is BodyKind.REGION)
    return tuple(body.short_name.removesuffix(" region") for body in regions)
