"""The twelve probation regions as tiles that lie about as they do on a map."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.dashboard.table import Row
from monitor.domain.body import Body, BodyKind, Gazetteer
from monitor.domain.rating import Rating

_PLACES = {  # region -> column, row
    "region-north-east": (3, 0),
    "region-north-west": (2, 1),
    "region-yorkshire-humber": (3, 1),
    "region-greater-manchester": (2, 2),
    "region-east-midlands": (3, 2),
    "region-wales": (1, 3),
    "region-west-midlands": (2, 3),
    "region-east-of-england": (4, 3),
    "region-south-west": (1, 4),
    "region-south-central": (2, 4),
    "region-london": (3, 4),
    "region-kent-surrey-sussex": (4, 4),
}
_UNPLACED = (0, 0)

Counts = tuple[tuple[Rating | None, int], ...]
"""How many stand so, from the best; those without a rating last."""


@dataclass(frozen=True, slots=True)
class Tile:
    """``own``: the region's own rating. ``counts``: of the bodies in it."""

    region: Body
    column: int
    row: int
    own: Rating | None
    counts: Counts

    @property
    def total(self) -> int:
        """Of all bodies in it that were ever inspected."""
        return sum(count for _, count in self.counts)


def tiles(rows: Iterable[Row], gazetteer: Gazetteer) -> tuple[Tile, ...]:
    """One for each region of today."""
    found = tuple(rows)
    regions = [body for body in gazetteer if body.kind is BodyKind.REGION]
    return tuple(_tile(region, found) for region in regions)


def counted(rows: Iterable[Row]) -> Counts:
    """Of these rows."""
    stand = [row.rating for row in rows]
    levels: list[Rating | None] = [*reversed(Rating), None]
    return tuple((level, stand.count(level)) for level in levels)


def _tile(region: Body, rows: tuple[Row, ...]) -> Tile:
    own = next((row.rating for row in rows if row.body.id == region.id), None)
    within = [row for row in rows if row.body.region == region.id]
    column, line = _PLACES.get(region.id, _UNPLACED)
    return Tile(region, column, line, own, counted(within))
