"""All bodies: as a table, as a map of the regions, as a matrix of regions and ratings."""

import re
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import Response

from monitor.dashboard.books import rows_of
from monitor.dashboard.drawing.spark import HEIGHT, WIDTH, spark
from monitor.dashboard.drawing.tiles import counted, tiles
from monitor.dashboard.rendering import desk_of, page
from monitor.dashboard.table import ORDERS, PAGE, Row, Wish, chosen, of_page
from monitor.domain.body import Body, BodyKind
from monitor.domain.rating import Rating

_RATINGS = {rating.name.lower(): rating for rating in Rating}
_KINDS = {kind.value: kind for kind in BodyKind}
_VIEWS = ("table", "map", "matrix")
_LONGEST, _FARTHEST = 100, 100_000

router = APIRouter()


def wish_of(asked: Mapping[str, str]) -> Wish:
    """What the address asks for; a word that means nothing asks for nothing."""
    words = {key: value[:_LONGEST] for key, value in asked.items()}
    number = words.get("page", "")
    return Wish(
        query=words.get("q", ""),
        kind=_KINDS.get(words.get("kind", "")),
        region=words.get("region", ""),
        nation=words.get("nation", ""),
        rating=_RATINGS.get(words.get("rating", "")),
        order=words["sort"] if words.get("sort") in ORDERS else "name",
        number=min(int(number), _FARTHEST) if re.fullmatch("[1-9][0-9]{0,5}", number) else 1,
    )


@router.get("/ratings")
def ratings(request: Request) -> Response:
    """Filtered by everything the form knows."""
    desk, asked = desk_of(request), request.query_params
    sight, wish = desk.sight(), wish_of(asked)
    found = chosen(rows_of(sight), wish, sight.gazetteer)
    regions = sorted(
        (body for body in sight.gazetteer if body.kind is BodyKind.REGION),
        key=lambda body: body.short_name,
    )
    return page(
        request,
        "ratings.html",
        wish=wish,
        view=asked["view"] if asked.get("view") in _VIEWS else "table",
        found=len(found),
        counts=counted(found),
        rows=of_page(found, wish.number),
        pages=max(1, -(-len(found) // PAGE)),
        regions=regions,
        kinds=tuple(BodyKind),
        orders=tuple(ORDERS),
        tiles=tiles(found, sight.gazetteer),
        matrix=_matrix(found, regions),
        spark=spark,
        spark_size=(WIDTH, HEIGHT),
    )


def _matrix(found: list[Row], regions: list[Body]) -> list[tuple[Body | None, object]]:
    lines: list[tuple[Body | None, object]] = []
    for region in [*regions, None]:
        within = [row for row in found if (row.region and row.region.id) == (region and region.id)]
        if within:
            lines.append((region, counted(within)))
    return lines
