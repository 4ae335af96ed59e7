"""One body for people: where it stands, its years, its inspections, its kin."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from monitor.cli.terminal.shapes import move_text, shaped
from monitor.cli.views.standing import TABLE_FROM, move
from monitor.cli.views.timeline import drawn
from monitor.domain.body import Body
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing, standing
from monitor.domain.lifetime import end_of
from monitor.domain.partial_date import PartialDate, Precision
from monitor.domain.showing.short_dates import short
from monitor.domain.showing.succession import Kin, came_after, came_before
from monitor.domain.showing.timeline import timeline


def show_body(body: Body, sight: Sight, console: Console) -> None:
    """All but the sources."""
    stands = standing(body, sight.known, sight.gazetteer)
    console.print(_head(stands, sight))
    if stands.inspections:
        end = min(end_of(body) or sight.day, sight.day)
        console.print(Text("\n").append(drawn(timeline(stands, end), console.width)), no_wrap=True)
        console.print()
        _show_inspections(stands, console)
    kin = list(_kin(body, sight))
    if kin:
        console.print(Text("\n").join([Text(), *kin]))


def _head(stands: Standing, sight: Sight) -> Text:
    body = stands.body
    region = sight.gazetteer.bodies[body.region].short_name if body.region else None
    ended = f"ended {PartialDate(body.active_to)}" if body.active_to else None
    facts = " · ".join(filter(None, (body.kind.words, region, ended, body.id)))
    text = Text.assemble((body.short_name, "bold"), "\n", (facts, "dim"), "\n")
    current = stands.current
    if current is None:
        return text.append(_no_rating(stands.withdrawn))
    since = "published" if current.published.precision is Precision.SPAN else "since"
    text.append(shaped(current.rating)).append(f" {since} {current.published} · ")
    return text.append(move(stands)).append(_before(stands.before(current)))


def _no_rating(withdrawn: Inspection | None) -> str:
    if withdrawn is None:
        return "No rating is known."
    return f"No rating counts: the report of {withdrawn.published} was withdrawn."


def _before(inspection: Inspection | None) -> Text:
    if inspection is None:
        return Text()
    return Text.assemble(" (before: ", shaped(inspection.rating), f", {inspection.published})")


def _show_inspections(stands: Standing, console: Console) -> None:
    numbered = list(enumerate(stands.inspections, start=1))
    if console.width >= TABLE_FROM:
        console.print(_table(stands, numbered))
    else:
        for number, each in numbered:
            console.print(_block(number, each, stands))


def _table(stands: Standing, numbered: list[tuple[int, Inspection]]) -> Table:
    headings = ("", "published", "rating", "score", "change", "programme", "state")
    table = Table(*headings, box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for number, each in numbered:
        score = str(each.score) if each.score else ""
        moved = move_text(each.rating, stands.direction(each))
        cells = (short(each.published), shaped(each.rating), score, moved)
        table.add_row(str(number), *cells, each.programme, each.status)
    return table


def _block(number: int, each: Inspection, stands: Standing) -> Text:
    score = f", {each.score}" if each.score else ""
    moved = move_text(each.rating, stands.direction(each))
    facts = f"{each.programme} · {each.status}"
    text = Text.assemble(f"{number}  {each.published}\n   ", shaped(each.rating), score, "\n   ")
    return text.append(moved).append(" · " if moved else "").append(facts)


def _kin(body: Body, sight: Sight) -> Iterator[Text]:
    for kin in came_before(body, sight.gazetteer, sight.known):
        yield _relation("formerly" if kin.comparable else "was", kin)
    for kin in came_after(body, sight.gazetteer, sight.known):
        yield _relation("now called" if kin.comparable else "became", kin)


def _relation(word: str, kin: Kin) -> Text:
    text = Text.assemble((f"{word}: ", "dim"), kin.body.short_name, ", ")
    if kin.last is None:
        return text.append("no rating known")
    text.append(shaped(kin.last.rating)).append(f", {kin.last.published}")
    return text if kin.comparable else text.append(", not comparable", style="dim")
