"""How fast the reader reads: the last part of ``make bench``.

One process, one core, the whole gazetteer. Times are medians of the time on the processor, so that
a busy machine disturbs them little; growth is a ratio of two medians of the same run, so that it
means the same on any machine.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from monitor import data
from monitor.domain.reader import Names, Reader
from monitor.domain.reader.text.plain import plain
from monitor.domain.reader.text.sentences import sentences
from monitor.domain.reading import Story

GOLDEN = Path(__file__).parent.parent / "tests" / "corpus" / "golden.jsonl"
LENGTH = 3_000
LONGEST = 20
REPEATS = 5
SIZES = (10_000, 100_000, 1_000_000)
HOSTILE = (
    *("a", "‘", "requires ", "Leeds ", "good and ", "probation ", "rated rated as "),
    *("Kent and Sussex and ", "3 out of ", "It was good. ", "<p ", " "),
)


def main() -> None:
    """Print the tables."""
    stories = labelled()
    read = Reader(Names(data.gazetteer()), data.programmes())
    print("milliseconds for one article" + " " * 22 + "articles  median   95 %")
    _row("strung together and cut", read, strung(stories))
    _row("the longest as they are", read, sorted(stories, key=lambda s: len(s.text))[-LONGEST:])
    _growth(read, [s.text for story in stories for s in sentences(plain(story.whole))])


def labelled() -> tuple[Story, ...]:
    """The labelled articles that rules may be tuned on."""
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    return tuple(Story(row["title"], row["text"]) for row in rows)


def strung(stories: tuple[Story, ...]) -> list[Story]:
    """Articles brought to one length by cutting or by going on with the next ones."""
    texts = [story.text for story in stories]
    long = [" ".join((text, *texts[n + 1 :], *texts))[:LENGTH] for n, text in enumerate(texts)]
    return [Story(story.title, text) for story, text in zip(stories, long, strict=True)]


def milliseconds(read: Reader, stories: Sequence[Story]) -> list[float]:
    """What each story takes, sorted; all were read once before, so that no pattern is new."""
    for story in stories:
        read(story)
    return sorted(_seconds(lambda story=story: read(story)) * 1000 for story in stories)


def _row(name: str, read: Reader, stories: list[Story]) -> None:
    times = milliseconds(read, stories)
    late = times[int(len(times) * 0.95)]
    name = f"{name}, {statistics.median(len(s.text) for s in stories):,.0f} characters"
    print(f"  {name:48}{len(times):8}{statistics.median(times):8.2f}{late:7.2f}")


def _growth(read: Reader, told: list[str]) -> None:
    """``told``: sentences of stories, without the lines that end one.

    Less than ten times the time for the last: lines told before and what is beyond the most
    sentences of a story are not read.
    """
    print("\nseconds for a text of so many characters, and the growth for ten times the text")
    print(" " * 32 + "".join(f"{size:>11,}" for size in SIZES) + "   x10   x10")
    named = {"articles": "\n".join(told), "articles in one line": " ".join(told)}
    for name, unit in (named | {repr(unit): unit for unit in HOSTILE}).items():
        texts = [(unit * (size // len(unit) + 1))[:size] for size in SIZES]
        took = [_seconds(lambda text=text: read(Story("", text)), 3) for text in texts]
        ratios = [later / earlier for earlier, later in pairwise(took)]
        print(f"  {name:30}" + _cells(took, "11.4f") + _cells(ratios, "6.1f"))


def _cells(values: Iterable[float], form: str) -> str:
    return "".join(format(value, form) for value in values)


def _seconds(
    work: Callable[[], object],
    repeats: int = REPEATS,
) -> float:
    times = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)


if __name__ == "__main__":
    main()
