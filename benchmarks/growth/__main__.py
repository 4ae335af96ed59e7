"""``python -m benchmarks.growth [--papers N] [--times N] [--folder FOLDER] [--json FILE]``.

``--folder``: where the databases stay, to be measured again; they are made where they are not.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.growth.asking import PATHS, asked, dashboard
from benchmarks.growth.figures import Figure, table, told
from benchmarks.growth.filling import PORT, filled, set_up
from benchmarks.growth.starting import started
from benchmarks.growth.stories import STORIES
from benchmarks.growth.working import MANY, House, Work

FEW = 100
"""Papers of the small one."""


def main() -> None:
    """Prints the table, and writes the figures where that is wanted."""
    wanted = argparse.ArgumentParser(prog="make bench-growth", description=__doc__)
    wanted.add_argument("--papers", type=int, default=10_000)
    wanted.add_argument("--times", type=int, default=15)
    wanted.add_argument("--folder", type=Path)
    wanted.add_argument("--json", type=Path)
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as made:
        places = _places(given.folder or Path(made) / "filled", Path(made), given.papers)
        figures = [*_sizes(places, given.papers), *_works(places, given.times), *_starts(places)]
    print(table(figures, FEW * STORIES, given.papers * STORIES))
    if given.json:
        figured = told(figures, FEW * STORIES, given.papers * STORIES)
        given.json.write_text(json.dumps(figured, indent=1) + "\n")


def _places(folder: Path, work: Path, papers: int) -> tuple[Path, Path]:
    """Copies to work with: what is measured must not change what is measured next time."""
    few, many = (_copied(folder / f"papers-{each}", work, each) for each in (FEW, papers))
    return few, many


def _copied(place: Path, work: Path, papers: int) -> Path:
    if not place.exists():
        began = time.perf_counter()
        filled(place, papers)
        _say(f"{papers * STORIES:,} articles in {time.perf_counter() - began:.0f} s")
    copy = Path(shutil.copytree(place, work / place.name))
    set_up(copy, papers)
    return copy


def _sizes(places: tuple[Path, ...], papers: int) -> Iterator[Figure]:
    sizes = [(place / "monitor.sqlite3").stat().st_size for place in places]
    yield Figure("database", "MB", *(size / 1e6 for size in sizes), sizes[1] / 1e6)
    few, many = sizes[0] / (FEW * STORIES), sizes[1] / (papers * STORIES)
    yield Figure("database, each article", "bytes", few, many, many)


def _starts(places: tuple[Path, ...]) -> Iterator[Figure]:
    spent = [[started(place, PORT) for place in places] for _ in range(3)]
    few, many = zip(*spent, strict=True)
    yield Figure("start until the first visit", "s", median(few), median(many), many[0])


def _works(places: tuple[Path, ...], times: int) -> Iterator[Figure]:
    with House(places[0]) as few, House(places[1]) as many:
        found = {
            name: _in_turn(name, work, many.works()[name], times)
            for name, work in few.works().items()
        }
        yield from found.values()
        lone, several = found["visit: nothing new"], found[f"visit: {MANY} new entries"]
        yield _each("each new entry of many", lone, several, MANY)
        yield _each("each new rating", lone, found["visit: one new rating"], 1)
        with dashboard(few) as asking, dashboard(many) as asking_many:
            for path in PATHS:
                yield _figure(
                    path,
                    [
                        (asked(asking, path), asked(asking_many, path))
                        for _ in range(max(times // 2, 3))
                    ],
                )


def _each(name: str, without: Figure, having: Figure, number: int) -> Figure:
    few = (having.small - without.small) / number
    many = (having.large - without.large) / number
    return Figure(name, "ms", few, many, many)


def _in_turn(name: str, few: Work, many: Work, times: int) -> Figure:
    """In turn, so that whatever else the machine does falls on both."""
    return _figure(name, [(_ms(few), _ms(many)) for _ in range(times)])


def _figure(name: str, spent: list[tuple[float, float]]) -> Figure:
    few, many = zip(*spent, strict=True)
    return Figure(name, "ms", median(few[1:]), median(many[1:]), many[0])


def _ms(work: Work) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
