"""A reading for people: the sentences with what was taken from each."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from monitor.cli.shapes import rating_text
from monitor.domain.reading import Finding, Reading, Story

_VERDICTS = {True: "reports how a body was rated", False: "no news of a rating"}


def show(story: Story, reading: Reading, console: Console) -> None:
    """Verdict and reasons, each finding with its quote, then the text with the quotes marked."""
    console.print(Text(f"{reading.category}: {_VERDICTS[reading.relevant]}", style="bold"))
    for reason in (*reading.reasons, *(f"to be checked: {doubt}" for doubt in reading.doubts)):
        console.print(Padding(Text(f"· {reason}", style="dim"), (0, 2)))
    for title, findings in (("Findings", reading.findings), ("Mentions", reading.mentions)):
        if findings:
            console.print(Text(f"\n{title}", style="bold"))
        for finding in findings:
            console.print(Padding(_finding(finding), (0, 2)))
    console.print(Text("\nText", style="bold"))
    console.print(Padding(_marked(story, reading), (0, 2)))


def _finding(finding: Finding) -> Text:
    text = Text.assemble((finding.body, "bold"), ": ", rating_text(finding.overall))
    extras = (
        f"before: {finding.previous.label}" if finding.previous else None,
        finding.direction.value if finding.direction else None,
        f"score {finding.score}" if finding.score else None,
        f"{len(finding.standards)} standards" if finding.standards else None,
        f"{finding.confidence:.0%} sure",
        f"to be checked: {finding.doubt}" if finding.doubt else None,
        finding.body_id or "not among the known bodies",
    )
    text.append("  " + " · ".join(filter(None, extras)), style="dim")
    return text.append(f"\n“{finding.quote.text}”", style="italic")


def _marked(story: Story, reading: Reading) -> Text:
    text = Text(story.whole.strip("\n"))
    shift = len(story.whole) - len(story.whole.lstrip("\n"))
    for style, findings in (("reverse", reading.findings), ("underline", reading.mentions)):
        for finding in findings:
            text.stylize(style, finding.quote.start - shift, finding.quote.end - shift)
    return text
