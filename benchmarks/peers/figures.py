"""What was measured side by side: medians, the table, and all of it as JSON."""

from dataclasses import asdict
from statistics import median

from benchmarks.peers.alone import Measure
from benchmarks.peers.gauge import Used
from benchmarks.peers.press import Size
from benchmarks.peers.race import ROUNDS, WORKERS

Figures = dict[str, dict[str, list[Used]]]
"""Contender -> round -> what each turn took."""

_HEAD = f"{'':12}{'':14}{'wall s':>9}{'CPU s':>9}{'ms/feed':>9}{'peak MB':>9}{'CPU : ours':>12}"


def middle(turns: list[Used]) -> Used:
    """The median of each figure by itself."""
    return Used(*(median(getattr(used, name) for used in turns) for name in Used.__annotations__))


def table(figures: Figures, size: Size) -> str:
    """Medians, processor time for one feed, and its ratio to ours."""
    turns = len(figures["ours"]["first"])
    lines = [f"{size.feeds} feeds of {size.entries} entries, medians of {turns}", _HEAD]
    for name in ROUNDS:
        ours = middle(figures["ours"][name]).cpu_s
        for contender, rounds in figures.items():
            lines.append(_line(name, contender, middle(rounds[name]), ours, size))
    return "\n".join(lines)


def _line(name: str, contender: str, used: Used, ours: float, size: Size) -> str:
    share = used.cpu_s / ours if ours else float("nan")
    return (
        f"{name:12}{contender:14}{used.wall_s:9.2f}{used.cpu_s:9.2f}"
        f"{used.cpu_s * 1000 / size.feeds:9.2f}{used.peak_mb:9.0f}{share:12.2f}"
    )


def alone_table(measures: list[Measure]) -> str:
    """What has no peer beside it."""
    return "\n".join(f"{each.name:70}{each.value:10.2f} {each.unit}" for each in measures)


def told(figures: Figures, size: Size, measures: list[Measure]) -> dict[str, object]:
    """All that was measured, as JSON; seconds, megabytes."""
    runs = {
        name: {each: [asdict(used) for used in turns] for each, turns in rounds.items()}
        for name, rounds in figures.items()
    }
    return {
        "feeds": size.feeds,
        "entries": size.entries,
        "workers": WORKERS,
        "runs": runs,
        "alone": [asdict(each) for each in measures],
    }
