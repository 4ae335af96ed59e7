"""How fast the reader reads: run ``make bench``.

One process, one core, the whole gazetteer. Times are medians; growth is a ratio of two medians
of the same run, so that it means the same on any machine.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from monitor import data
from monitor.domain.reader import Reader
from monitor.domain.reading import Story

GOLDEN = Path(__file__).parent.parent / "tests" / "corpus" / "golden.jsonl"
LENGTH = 3_000
REPEATS = 5
SIZES = (10_000, 100_000, 1_000_000)
HOSTILE = {
    "a": "a",
    "quotes": "‘",
    "requires": "requires ",
    "rated": "rated rated as ",
    "and": "Kent and Sussex and ",
    "numbers": "3 out of ",
    "one line of an article": "",
}


def main() -> None:
    """Print the tables."""
    began = time.perf_counter()
    read = Reader(data.gazetteer())
    print(f"gazetteer compiled in {(time.perf_counter() - began) * 1000:.0f} ms")
    stories = articles()
    _articles(read, stories)
    _growth(read, " ".join(story.text for story in stories))


def articles() -> list[Story]:
    """Golden articles brought to one length by cutting or by going on with the next one."""
    rows = [json.loads(line) for line in GOLDEN.read_text().splitlines()]
    texts = [row["text"] for row in rows]
    long = [" ".join((text, *texts[n + 1 :], *texts))[:LENGTH] for n, text in enumerate(texts)]
    return [Story(row["title"], text) for row, text in zip(rows, long, strict=True)]


def _articles(read: Reader, stories: list[Story]) -> None:
    for story in stories[:20]:
        read(story)
    times = [_seconds(lambda story=story: read(story)) * 1000 for story in stories]
    ordered = sorted(times)
    print(f"\n{len(times)} articles of {LENGTH} characters, ms each")
    print(f"  median {statistics.median(times):.2f}   95 % {ordered[int(len(ordered) * 0.95)]:.2f}")


def _growth(read: Reader, prose: str) -> None:
    print("\nseconds for a text of so many characters, and the growth for ten times the text")
    print(f"{'':26}" + "".join(f"{size:>12,}" for size in SIZES) + "     x10   x10")
    for name, unit in {"articles, one after another": prose, **HOSTILE}.items():
        if not unit:
            unit = prose.replace("\n", " ")
        texts = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        took = [_seconds(lambda text=text: read(Story("", text)), 3) for text in texts]
        ratios = [later / earlier for earlier, later in pairwise(took)]
        cells = "".join(f"{seconds:12.4f}" for seconds in took)
        print(f"{name:26}{cells}  " + "".join(f"{ratio:6.1f}" for ratio in ratios))


def _seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
