"""A replay for people: each article that is read otherwise, then what that means."""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.cli.terminal.screen import local
from monitor.cli.terminal.shapes import printable, rating_text
from monitor.cli.views.replay_rows import change_of
from monitor.domain.inspection import Evidence, Inspection
from monitor.domain.ledger.revision import Altered, Correction, Replayed, Revision
from monitor.domain.rating import StandardRating

_SIGNS = {"added": ("+", "green"), "changed": ("~", "yellow"), "retracted": ("−", "red")}


def show_replay(done: Replayed, console: Console, *, applied: bool) -> None:
    """``applied``: it was written; else it would be."""
    for revision in done.revisions:
        _show_article(revision, console)
    revised = done.revised
    if revised.corrections:
        console.print(Text("The ledger", style="bold"))
    for each in revised.corrections:
        console.print(Padding(_correction(each), (0, 0, 0, 2)))
    for event in revised.events:
        told = f"alert: {event.kind}: {event.body}"
        console.print(Padding(printable(told), (0, 0, 0, 2)))
    console.print(_sum(done, applied=applied))


def _show_article(revision: Revision, console: Console) -> None:
    article = revision.article
    when = local(article.published, missing="no date")
    head = Text.assemble("“", printable(article.title), "”, ", printable(article.source))
    console.print(head.append(f", {when}"))
    # An address broken at the terminal's edge could not be followed.
    console.print(Text("  ").append(printable(article.url)), soft_wrap=True)
    for line in _lines(revision):
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print()


def _lines(revision: Revision) -> Iterator[Text]:
    reading = revision.reading
    if revision.was is not reading.category:
        yield Text(f"{revision.was} → {reading.category}")
    for reason in (*reading.reasons, *reading.doubts):
        yield printable(f"· {reason}").copy()
    for each in revision.fresh:
        yield _said("+ ", each.finding.body, each.evidence)
    for pair in revision.altered:
        yield _altered(pair)
    for one in revision.gone:
        yield _said("− no more: ", one.inspection_id, one)
    for finding in revision.doubted:
        why = finding.doubt or "a person would be asked"
        yield printable(f"? {finding.body}: {why}; the ledger is left as it is")


def _said(sign: str, whose: str, evidence: Evidence) -> Text:
    score = f", {evidence.score}" if evidence.score else ""
    text = Text(sign).append(printable(whose)).append(": ").append(rating_text(evidence.rating))
    return text.append(score).append(_quote(evidence))


def _altered(pair: Altered) -> Text:
    changes = "; ".join(_differences(pair.before, pair.content))
    text = Text("~ ").append(printable(pair.now.finding.body)).append(f": {changes}")
    return text.append(_quote(pair.content))


def _differences(before: Evidence, after: Evidence) -> Iterator[str]:
    if before.rating is not after.rating:
        yield f"{before.rating.label} → {after.rating.label}"
    pairs = (
        ("rating before", _label(before), _label(after)),
        ("direction", before.direction, after.direction),
        ("score", before.score, after.score),
    )
    for name, old, new in pairs:
        if old != new:
            yield f"{name}: {old or 'none'} → {new or 'none'}"


def _label(evidence: Evidence) -> str | None:
    return evidence.previous.label if evidence.previous else None


def _quote(evidence: Evidence) -> Text:
    return Text.assemble("\n  “", printable(evidence.quote), "”", style="italic")


def _correction(correction: Correction) -> Text:
    change = change_of(correction)
    sign, style = _SIGNS[change]
    after = correction.after
    text = Text.assemble((f"{sign} {after.id}: ", style))
    if correction.before is None or change == "retracted":
        score = f", {after.score}" if after.score else ""
        word = "taken back: " if change == "retracted" else ""
        return text.append(word).append(rating_text(after.rating)).append(score)
    return text.append("; ".join(_changes(correction.before, after)))


def _changes(before: Inspection, after: Inspection) -> Iterator[str]:
    if before.rating is not after.rating:
        yield f"{_word(before)} → {_word(after)}"
    for name in ("score", "published", "status", "fieldwork"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name}: {old or 'none'} → {new or 'none'}"
    if before.standards != after.standards:
        yield f"standards: {_standards(before.standards)} → {_standards(after.standards)}"


def _word(inspection: Inspection) -> str:
    return inspection.rating.label if inspection.rating else "no rating"


def _standards(standards: tuple[StandardRating, ...]) -> str:
    named = (f"{each.number or each.name} {each.rating.label}" for each in standards)
    return ", ".join(named) or "none"


def _sum(done: Replayed, *, applied: bool) -> Text:
    kinds = [change_of(each) for each in done.revised.corrections]
    counts = (f"{kind}: {kinds.count(kind)}" for kind in _SIGNS)
    lines = [
        f"articles read again: {done.articles} · read otherwise: {len(done.revisions)}",
        f"inspections {' · '.join(counts)} · alerts: {len(done.revised.events)}",
    ]
    if done.textless:
        lines.insert(1, f"articles whose text was dropped, not read again: {done.textless}")
    if applied:
        lines.append("Written.")
    elif done.revisions or done.revised.corrections:
        lines.append("Nothing is written without --apply.")
    return Text("\n".join(lines))
