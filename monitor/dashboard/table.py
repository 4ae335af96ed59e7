"""The ledger as a table of bodies: one row each, chosen and ordered as a visitor wishes. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing, standings
from monitor.domain.rating import Direction, Rating
from monitor.domain.showing.lookup import bodies_like

PAGE = 50
_BY_NAME = "name"


@dataclass(frozen=True, slots=True)
class Row:
    """Where one body stands."""

    standing: Standing
    region: Body | None

    @property
    def body(self) -> Body:
        """Under its present name."""
        return self.standing.body

    @property
    def current(self) -> Inspection | None:
        """The one whose rating counts."""
        return self.standing.current

    @property
    def rating(self) -> Rating | None:
        """None where none counts."""
        return self.current.rating if self.current else None

    @property
    def direction(self) -> Direction | None:
        """Against the rating before."""
        return self.standing.direction(self.current) if self.current else None

    @property
    def since(self) -> date:
        """Of bodies without a rating, the day of the newest inspection."""
        return (self.current or self.standing.inspections[-1]).published.last


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asked to see; empty or None: all."""

    query: str = ""
    kind: BodyKind | None = None
    region: str = ""
    nation: str = ""
    rating: Rating | None = None
    order: str = _BY_NAME
    number: int = 1

    def address(self, **other: Any) -> str:
        """Of the same list with something else changed; then it begins at its first page."""
        wish = replace(self, **{"number": 1, **other})
        words = {
            "q": wish.query,
            "kind": wish.kind,
            "region": wish.region,
            "nation": wish.nation,
            "rating": wish.rating.name.lower() if wish.rating else "",
            "sort": wish.order if wish.order != _BY_NAME else "",
            "page": wish.number if wish.number > 1 else "",
        }
        return "?" + urlencode({key: value for key, value in words.items() if value})


def _named(row: Row) -> str:
    return row.body.short_name.casefold()


ORDERS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    _BY_NAME: lambda row: (_named(row),),
    "worst": lambda row: (row.rating or 9, _named(row)),
    "best": lambda row: (-(row.rating or 0), _named(row)),
    "newest": lambda row: (-row.since.toordinal(), _named(row)),
    "oldest": lambda row: (row.since.toordinal(), _named(row)),
    "score": lambda row: (-_share(row.current), _named(row)),
}
"""What a list may be ordered by; there is nothing else."""


def all_rows(sight: Sight) -> tuple[Row, ...]:
    """Every body that was ever inspected, under its present name."""
    bodies = sight.gazetteer.bodies
    found = standings(sight.gazetteer, sight.known, sight.gazetteer)
    return tuple(Row(one, bodies[one.body.region] if one.body.region else None) for one in found)


def chosen(rows: Iterable[Row], wish: Wish, gazetteer: Gazetteer) -> list[Row]:
    """Those that fit, in the order wished."""
    named = {body.id for body in bodies_like(gazetteer, wish.query)} if wish.query.strip() else None
    found = [row for row in rows if _fits(row, wish, named)]
    return sorted(found, key=ORDERS.get(wish.order, ORDERS[_BY_NAME]))


def of_page(rows: Sequence[Row], number: int) -> Sequence[Row]:
    """So many at a time; the first page is 1."""
    return rows[(number - 1) * PAGE : number * PAGE]


def _fits(row: Row, wish: Wish, named: set[BodyId] | None) -> bool:
    body = row.body
    return (
        (named is None or body.id in named)
        and wish.kind in {None, body.kind}
        and wish.region in {"", body.region, body.id}
        and wish.nation in {"", body.nation}
        and wish.rating in {None, row.rating}
    )


def _share(inspection: Inspection | None) -> float:
    score = inspection.score if inspection else None
    return score.points / score.out_of if score and score.out_of else -1.0
