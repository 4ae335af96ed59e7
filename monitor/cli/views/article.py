"""A reading for people: the article's sentences with what was taken from each."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.cli.terminal.shapes import printable, rating_text
from monitor.domain.reading import Finding, Note, Reading, Story

_VERDICTS = {True: "reports how a body was rated", False: "no news of a rating"}
_TAKEN = "bold green"
_LEFT = "yellow"


def show(story: Story, reading: Reading, notes: Sequence[Note], console: Console) -> None:
    """Verdict and reasons, each finding, then the text with a note under each sentence it is on."""
    console.print(Text(f"{reading.category}: {_VERDICTS[reading.relevant]}", style="bold"))
    for reason in (*reading.reasons, *(f"to be checked: {doubt}" for doubt in reading.doubts)):
        console.print(Padding(Text(f"· {reason}", style="dim"), (0, 2)))
    for title, findings in (("Findings", reading.findings), ("Mentions", reading.mentions)):
        if findings:
            console.print(Text(f"\n{title}", style="bold"))
        for finding in findings:
            console.print(Padding(_finding(finding), (0, 2)))
    console.print(Text("\nText", style="bold"))
    for part in _parts(story.whole, notes):
        console.print(Padding(part, (0, 2)))


def _finding(finding: Finding) -> Text:
    text = Text.assemble(printable(finding.body, "bold"), ": ", rating_text(finding.overall))
    extras = (
        f"before: {finding.previous.label}" if finding.previous else None,
        finding.direction.value if finding.direction else None,
        f"score {finding.score}" if finding.score else None,
        f"standards: {len(finding.standards)}" if finding.standards else None,
        f"{finding.confidence:.0%} sure",
        f"to be checked: {finding.doubt}" if finding.doubt else None,
        finding.body_id or "not among the known bodies",
    )
    text.append("  " + " · ".join(filter(None, extras)), style="dim")
    return text.append(Text.assemble("\n“", printable(finding.quote.text), "”", style="italic"))


def _parts(whole: str, notes: Sequence[Note]) -> Iterator[Text]:
    """The text line by line; under a line with sentences that were noted, what was noted."""
    start = 0
    for line in whole.split("\n"):
        end = start + len(line)
        here = [note for note in notes if start <= note.quote.start < max(end, start + 1)]
        if line.strip():
            yield _marked(line, start, here)
            yield from map(_said, here)
        start = end + 1


def _marked(line: str, start: int, notes: Sequence[Note]) -> Text:
    text = printable(line)  # one sign for one, so that offsets hold
    for note in notes:
        text.stylize(_style(note), note.quote.start - start, note.quote.end - start)
    return text


def _said(note: Note) -> Text:
    return Text(f"  {'✓' if note.taken else '–'} {note.what}", style=_style(note))


def _style(note: Note) -> str:
    return _TAKEN if note.taken else _LEFT
