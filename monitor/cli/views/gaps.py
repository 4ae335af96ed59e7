"""Bodies without any known rating, by kind and region."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.domain.body import Body, BodyKind, Gazetteer
from monitor.domain.ledger.sight import Sight

COLUMNS = ("body_id", "body", "kind", "region")
_ORDER = list(BodyKind)


def show_gaps(found: Sequence[Body], of: int, sight: Sight, console: Console) -> None:
    """``of``: how many bodies were looked at."""
    for kind, bodies in groupby(sorted(found, key=_kind_first), key=lambda body: body.kind):
        members = list(bodies)
        console.print(Text(f"{kind}: {len(members)}", style="bold"))
        for line in _regions(members, sight.gazetteer):
            console.print(Padding(line, (0, 0, 0, 2)))
    console.print(Text(f"{len(found)} of {of} active bodies have no known rating.", style="dim"))


def gap_rows(found: Iterable[Body]) -> list[dict[str, object]]:
    """For spreadsheets and programs."""
    ordered = sorted(found, key=_kind_first)
    return [
        {"body_id": b.id, "body": b.short_name, "kind": b.kind, "region": b.region} for b in ordered
    ]


def _regions(members: Iterable[Body], gazetteer: Gazetteer) -> Iterator[Text]:
    for region, bodies in groupby(members, key=lambda body: body.region):
        names = [body.short_name for body in bodies]
        where = f"{gazetteer.bodies[region].short_name} ({len(names)}): " if region else ""
        yield Text.assemble((where, "dim"), "; ".join(names))


def _kind_first(body: Body) -> tuple[int, str, str]:
    return _ORDER.index(body.kind), body.region or "", body.short_name
