"""Names that a person writes into the configuration -> bodies of the gazetteer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer


@dataclass(frozen=True, slots=True)
class Names:
    """What a subscription says it is about.

    ``bodies``: names, short names, aliases, ids, or words of a name ("Kent PDU": all four).
    ``places``: towns, counties. ``councils``: with or without the word. ``regions``: probation
    regions, with all bodies in them.
    """

    bodies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    def found(self, gazetteer: Gazetteer) -> tuple[frozenset[BodyId], list[str]]:
        """All bodies meant by any of the names, and one line for each name that means none."""
        means = {
            (what, name): frozenset(body.id for body in gazetteer if meant(_fold(name), body))
            for what, (names, meant) in self._asked(gazetteer).items()
            for name in names
        }
        faults = [
            f"no {what} is called {name!r}; look with: probation-monitor bodies"
            for (what, name), ids in means.items()
            if not ids
        ]
        return frozenset().union(*means.values()), faults

    def _asked(self, gazetteer: Gazetteer) -> Mapping[str, tuple[tuple[str, ...], "_Meant"]]:
        return {
            "body": (self.bodies, _is_called),
            "place": (self.places, _is_at),
            "council": (self.councils, _is_of_council),
            "region": (self.regions, lambda name, body: _is_in(name, body, gazetteer)),
        }


_Meant = Callable[[str, Body], bool]


def _is_called(name: str, body: Body) -> bool:
    exact = name in _folded((body.id, body.name, body.short_name, *body.aliases))
    return exact or set(name.split()) <= set(_fold(body.short_name).split())


def _is_at(name: str, body: Body) -> bool:
    return name in _folded(body.places) or f" {name} " in f" {_fold(body.short_name)} "


def _is_of_council(name: str, body: Body) -> bool:
    return any(f"{council} ".startswith(f"{name} ") for council in _folded(body.local_authorities))


def _is_in(name: str, body: Body, gazetteer: Gazetteer) -> bool:
    region = body if body.kind is BodyKind.REGION else gazetteer.bodies.get(body.region or body.id)
    if region is None or region.kind is not BodyKind.REGION:
        return False
    named = _folded((region.id, region.name, region.short_name, *region.aliases))
    return name in named or f"{name} region" in named


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_fold, names))


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("&", "and").replace(",", " ").split())
