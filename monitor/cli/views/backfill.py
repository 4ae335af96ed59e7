"""A walk through the past for people, and what differs from the shipped history."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.cli.terminal.screen import local
from monitor.cli.terminal.shapes import printable
from monitor.domain.body import Gazetteer
from monitor.domain.ledger.baseline_check import Difference, Discrepancy
from monitor.domain.visiting.backfill import Walked

_TITLES = {
    Difference.RATING: "Another rating",
    Difference.DATE: "Another or a more exact date",
    Difference.SCORE: "Another score, or one that the baseline lacks",
    Difference.NOT_IN_BASELINE: "Missing in the baseline",
    Difference.NOT_ON_SITE: "Missing on the site",
}
_ORDER = list(Difference)


def show_walk(walked: Walked, console: Console) -> None:
    """One source: what was read, what was not, and whether the walk is done."""
    failed = walked.stopped and not walked.limited
    mark = Text("✗ ", style="red") if failed else Text("✓ ")
    facts = (
        f"lists: {walked.lists} · pages taken in: {walked.taken} · known already: {walked.known}"
        f" · left to the service as news: {walked.news} · missed: {len(walked.missed)}"
    )
    console.print(mark.append(printable(f"{walked.source}: {facts}")))
    for missed in walked.missed:
        again = "" if missed.lasting else "; it is asked for again"
        line = printable(f"{missed.reason}{again}: {missed.url}")
        console.print(Padding(line, (0, 0, 0, 2)), soft_wrap=True)
    if walked.oldest:
        console.print(f"  walked back to {local(walked.oldest)}")
    if walked.stopped:
        end = "as far as --limit goes" if walked.limited else f"stopped: {walked.stopped}"
        console.print(printable(f"  {end}. Run it again to go on there."))


def show_discrepancies(
    found: Sequence[Discrepancy], gazetteer: Gazetteer, console: Console
) -> None:
    """By kind of difference, then by body."""
    ordered = sorted(found, key=lambda each: (_ORDER.index(each.what), each.inspection_id))
    for what, group in groupby(ordered, key=lambda each: each.what):
        console.print(Text(f"\n{_TITLES[what]}", style="bold"))
        for each in group:
            console.print(Padding(_line(each, gazetteer), (0, 0, 0, 2)))
    counts = ", ".join(f"{what}: {sum(e.what is what for e in found)}" for what in Difference)
    console.print(Text(f"\nDifferences from the baseline: {counts}", style="dim"))


def _line(each: Discrepancy, gazetteer: Gazetteer) -> Text:
    body = gazetteer.bodies[each.body_id].short_name
    sides = f"baseline: {each.baseline or '–'} · site: {each.site or '–'}"
    text = Text.assemble((body, "bold"), f" ({each.inspection_id})\n  {sides}")
    return text.append("\n  ").append(printable(each.url)) if each.url else text
