"""What a person sees while the demonstration plays."""

import time
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from monitor.demo.arrival import Arrival
from monitor.demo.outcome import Difference, Fault, Result
from monitor.demo.script import Day, Scene
from monitor.domain.london import LONDON

_INDENT = 7  # as wide as the time of day and the gap behind it
_COLOURS = {"▲": "green", "▼": "red", "★": "cyan", "=": "blue", "✎": "magenta", "?": "yellow"}


class Screen:
    """Prints; ``pause`` is how many seconds a person gets to read a line or two."""

    def __init__(self, console: Console, pause: float) -> None:
        self._console = console
        self._pause = pause

    def open(self, sources: int, known: int) -> None:
        """What is going to be seen."""
        self._console.print()
        self._console.print(
            f"[bold]Probation Monitor, played on this machine alone.[/] The service, its ledger "
            f"of {known} real inspections, its mail and its Slack messages are the real thing. "
            f"The {sources} sources are replicas, and what they tell is [bold]invented[/]."
        )
        self._rest()

    def day(self, day: Day) -> None:
        """A new day begins."""
        date = day.scenes[0].at.astimezone(LONDON)
        self._console.print()
        self._console.rule(f"[bold]{date:%A %-d %B %Y}[/]", align="left", style="dim")
        self._console.print(Text(day.title, style="italic"))

    def scene(self, scene: Scene) -> None:
        """What happens in the world."""
        grid = Table.grid(padding=(0, 2))
        grid.add_row(Text(f"{scene.at.astimezone(LONDON):%H:%M}", style="bold"), Text(scene.tells))
        self._console.print()
        self._console.print(grid)
        self._rest()

    def result(self, scene: Scene, result: Result, amiss: Iterable[Difference]) -> None:
        """What the service made of it, and what arrived."""
        for fault in result.faults:
            self._indented(_fault(fault))
        self._indented(Text(_in_words(result), style="dim"))
        for says, ways in _grouped((*result.mails, *result.slack)).items():
            self._indented(_alert(says, ways))
        if scene.remark:
            self._indented(Text(scene.remark, style="italic"))
        for each in amiss:
            self._indented(Text(f"✗ {each.words}", style="bold red"))
        self._rest(1 + len({arrival.says for arrival in (*result.slack, *result.mails)}) / 2)

    def _indented(self, what: RenderableType) -> None:
        self._console.print(Padding(what, (0, 0, 0, _INDENT)))

    def _rest(self, times: float = 1) -> None:
        time.sleep(self._pause * times)


def _alert(says: str, ways: list[str]) -> Panel:
    colour = _COLOURS.get(says[:1], "white")
    text = Text.assemble((says, "bold"), "\n", (" · ".join(ways), "dim"))
    return Panel(text, border_style=colour, padding=(0, 1))


def _fault(fault: Fault) -> Text:
    # Addresses on loopback tell a person nothing.
    reason = fault.reason.partition(": ")[2] or fault.reason
    return Text(f"✗ {fault.source}: {reason}", style="red")


def _grouped(arrivals: Iterable[Arrival]) -> dict[str, list[str]]:
    """One alert that came on two ways is shown once."""
    ways: dict[str, list[str]] = {}
    for arrival in arrivals:
        ways.setdefault(arrival.says, []).append(arrival.way)
    return ways


def _in_words(result: Result) -> str:
    alerted = {arrival.says for arrival in (*result.mails, *result.slack)}
    said = [
        _count(result.read, "new article") if result.read else _nothing_new(result),
        _count(result.evidence, "piece") + " of evidence" if result.evidence else "",
        *(f"learned: {name}" for name in result.learned if not alerted),
        *(f"confirmed: {name}" for name in result.confirmed if not alerted),
        f"{_count(result.postponed, 'message')} must wait" if result.postponed else "",
        "" if alerted else "no alert",
    ]
    return " · ".join(filter(None, said))


def _nothing_new(result: Result) -> str:
    return f"nothing new: {_count(result.not_modified, 'source')} not modified"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
