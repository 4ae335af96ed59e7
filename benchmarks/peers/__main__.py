"""``python -m benchmarks.peers [--quick] [--feeds N] [--reader PYTHON] [--json F] [--chart F]``."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from benchmarks.peers.alone import measures
from benchmarks.peers.chart import chart
from benchmarks.peers.figures import Figures, alone_table, table, told
from benchmarks.peers.press import Size
from benchmarks.peers.race import ROUNDS, Contender, compete


def main() -> None:
    """Prints the tables, and writes the figures and their chart where that is wanted."""
    asked = _asked()
    size = Size(20, 10) if asked.quick else Size(asked.feeds, 50)
    figures = _figures(_contenders(asked.reader), size, asked.times)
    alone = measures(quick=asked.quick)
    print(table(figures, size), alone_table(alone), sep="\n\n")
    if asked.json:
        asked.json.write_text(json.dumps(told(figures, size, alone), indent=1) + "\n")
    if asked.chart:
        asked.chart.write_text(chart(figures, size))


def _asked() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="make bench", description=__doc__)
    wanted.add_argument("--quick", action="store_true")
    wanted.add_argument("--feeds", type=int, default=500)
    wanted.add_argument("--times", type=int, default=3)
    wanted.add_argument("--reader", type=Path, help="a Python that has the library reader")
    wanted.add_argument("--json", type=Path)
    wanted.add_argument("--chart", type=Path)
    return wanted.parse_args()


def _contenders(reader: Path | None) -> list[Contender]:
    there = [Contender("floor", "floor"), Contender("ours", "ours")]
    if reader:
        there.append(Contender("reader", "feed_reader", reader))
    else:
        _say("without reader: no Python given that has it")
    if shutil.which("newsboat"):
        there.append(Contender("newsboat", "newsboat"))
    else:
        _say("without newsboat: it is not installed")
    return there


def _figures(contenders: list[Contender], size: Size, times: int) -> Figures:
    """In turn, so that whatever else the machine does falls on all of them."""
    figures: Figures = {each.name: {name: [] for name in ROUNDS} for each in contenders}
    for turn in range(times):
        for each in contenders:
            _say(f"turn {turn + 1} of {times}: {each.name}")
            for name, used in compete(each, size).items():
                figures[each.name][name].append(used)
    return figures


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
