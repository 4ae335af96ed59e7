"""``make bench`` and ``make bench-growth`` in small: every round, figures that add up."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.peers.chart import chart
from benchmarks.peers.figures import table
from benchmarks.peers.gauge import Used
from benchmarks.peers.press import Size, feed
from benchmarks.peers.race import ROUNDS
from monitor.domain.article import Page, SourceName, Validators
from monitor.domain.source import Source
from monitor.sources import PARSERS

ROOT = Path(__file__).parent.parent


def used(cpu_s: float) -> list[Used]:
    return [Used(1.0, cpu_s, 50.0), Used(2.0, cpu_s, 60.0), Used(9.0, cpu_s * 5, 55.0)]


FIGURES = {
    "ours": {name: used(0.5) for name in ROUNDS},
    "<reader>": {name: used(4.0) for name in ROUNDS},
}


def test_the_table_tells_medians_and_their_ratio_to_ours():
    lines = table(FIGURES, Size(500, 50)).splitlines()
    first = next(line.split() for line in lines if line.startswith("first") and "reader" in line)
    assert first == ["first", "<reader>", "2.00", "4.00", "8.00", "55", "8.00"]


def test_the_chart_is_well_formed_and_its_bars_are_to_scale():
    root = ElementTree.fromstring(chart(FIGURES, Size(500, 50)))  # noqa: S314 - ours
    _ground, *rects = root.findall("{*}rect")
    bars = [float(each.attrib["width"]) for each in rects]
    assert len(bars) == len(ROUNDS) * 2
    assert bars[0] * 8 == pytest.approx(bars[1])


def test_the_feeds_are_the_same_at_every_run_and_hold_what_they_should():
    assert feed(3, 50) == feed(3, 50)
    source = Source(SourceName("paper"), "feed", "https://paper.example/feed", timedelta(hours=1))
    for with_news, entries in ((False, 50), (True, 51)):
        body = feed(3, 50, with_news=with_news)
        page = Page(source.url, body, "application/rss+xml", Validators())
        assert len(PARSERS["feed"].index(source, page)) == entries


@pytest.mark.slow
def test_the_quick_run_measures_every_round_of_every_contender(tmp_path: Path):
    figures, drawn = tmp_path / "speed.json", tmp_path / "speed.svg"
    ran = subprocess.run(  # noqa: S603 - ours
        [
            *(sys.executable, "-m", "benchmarks.peers", "--quick", "--times", "1"),
            *("--json", str(figures), "--chart", str(drawn)),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(figures.read_text())
    assert {"floor", "ours"} <= told["runs"].keys()
    for rounds in told["runs"].values():
        assert list(rounds) == list(ROUNDS)
        assert all(turn["peak_mb"] > 1 for turns in rounds.values() for turn in turns)
    assert all(each["value"] >= 0 and each["unit"] for each in told["alone"])
    assert "one new" in ran.stdout
    ElementTree.fromstring(drawn.read_text())  # noqa: S314 - ours


@pytest.mark.slow
def test_growth_is_measured_in_small(tmp_path: Path):
    """More than fifteen seconds: two databases are filled, and six services started."""
    figures = tmp_path / "growth.json"
    small = ("--papers", "200", "--times", "3", "--json", str(figures))
    subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-m", "benchmarks.growth", *small], cwd=ROOT, check=True
    )
    told = json.loads(figures.read_text())
    assert (told["small_articles"], told["large_articles"]) == (10_000, 20_000)
    measured = {each["name"]: each["large"] for each in told["figures"]}
    assert measured["database, each article"] > 500
    assert measured["visit: nothing new"] > 0
    assert measured["start until the first visit"] > 0
