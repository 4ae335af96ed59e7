"""Where each inspection is known from: addresses, and with them what the articles say."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.cli.terminal.screen import local
from monitor.cli.terminal.shapes import printable
from monitor.domain.inspection import Authority, Inspection
from monitor.domain.ledger.citation import Citation, address_of, copied, each_once, previous_stated
from monitor.domain.ledger.sight import Sight
from monitor.domain.partial_date import PartialDate
from monitor.domain.provenance import fieldwork_of

_WHOSE = {Authority.OFFICIAL: "the inspectorate", Authority.PRESS: "the press"}


def show_sources(
    inspections: Iterable[Inspection], sight: Sight, console: Console, *, evidence: bool
) -> None:
    """Numbered as in the table above; ``evidence``: with each article's words."""
    console.print(Text("\nEvidence" if evidence else "\nSources", style="bold"))
    for number, each in enumerate(inspections, start=1):
        _show(number, each, sight, console, evidence)
    if not evidence:
        console.print(Text("--evidence shows what each article says", style="dim"))


def _show(
    number: int, inspection: Inspection, sight: Sight, console: Console, evidence: bool
) -> None:
    cited = sight.citations.get(inspection.id, ())
    address = address_of(inspection, cited) or "no address is known"
    # An address broken at the terminal's edge could not be followed.
    console.print(Text(f"{number}  ").append(printable(address)), soft_wrap=True)
    for fact in _facts(inspection, sight):
        console.print(Padding(printable(fact, style="dim"), (0, 0, 0, 3)))
    for plan in sight.answers.get(inspection.id, ()):
        told = f"   action plan: {PartialDate.of(plan.day)}, "
        console.print(Text(told, style="dim").append(printable(plan.url)), soft_wrap=True)
    if evidence:
        _show_evidence(inspection, sight, console)


def _facts(inspection: Inspection, sight: Sight) -> Iterator[str]:
    shipped = sight.provenance.get(inspection.id)
    stated = previous_stated(shipped, sight.citations.get(inspection.id, ()))
    fieldwork = fieldwork_of(inspection, shipped)
    if fieldwork:
        yield f"fieldwork: {fieldwork}"
    if stated:
        yield f"it names the rating before: {stated.label}"
    if inspection.note:
        yield inspection.note


def _show_evidence(inspection: Inspection, sight: Sight, console: Console) -> None:
    shipped = sight.provenance.get(inspection.id)
    for url in shipped.other_urls if shipped else ():
        console.print(Text("   also ").append(printable(url)), soft_wrap=True)
    found = sight.citations.get(inspection.id, ())
    present = {one.evidence.article_id: one.evidence.rating for one in found}
    copies = copied(found, sight.texts)
    for cited in each_once(found):
        today = present[cited.evidence.article_id] is cited.evidence.rating
        first = copies.get(cited.evidence.article_id)
        console.print(Padding(_said(cited, first, today=today), (1, 0, 0, 3)))
        console.print(Text("   ").append(printable(cited.url)), soft_wrap=True)


def _said(cited: Citation, first: Citation | None, *, today: bool) -> Text:
    """``first``: what it is a copy of. ``today``: its article was not corrected since."""
    evidence = cited.evidence
    when = local(cited.published, missing="no date")
    says = "says" if today else "said"
    said = f"{_WHOSE[evidence.authority]} {says} {evidence.rating.label}"
    return Text("\n").join(
        (
            Text.assemble("“", printable(cited.title), "”, ", printable(cited.source), f", {when}"),
            Text(f"{said}, {evidence.confidence:.0%} sure"),
            *([_copying(first)] if first else []),
            Text.assemble("“", printable(evidence.quote), "”", style="italic"),
        )
    )


def _copying(first: Citation) -> Text:
    title, source = printable(first.title), printable(first.source)
    return Text.assemble("no voice of its own: the words of “", title, "”, ", source)
