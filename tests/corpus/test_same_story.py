"""The same story in another dress: quotes, spaces, entities, a stray paragraph change nothing."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.data import gazetteer, programmes
from monitor.domain.reader import Names, Reader
from monitor.domain.reading import Reading, Story

pytestmark = pytest.mark.slow  # some hundred stories, a dozen times each

GOLDEN = Path(__file__).parent / "golden.jsonl"
STRAY = "Rain fell on the market all morning and the stalls closed early."


def _plain(words: str) -> bool:
    return "&" not in words and "Ã" not in words and "â€" not in words and "Â" not in words


STORIES = [
    Story(row["title"], row["text"], row["url"])
    for row in map(json.loads, GOLDEN.read_text(encoding="utf-8").splitlines()[::3])
    if _plain(row["title"] + row["text"])
]


@pytest.fixture(scope="module")
def read() -> Callable[[Story], Reading]:
    return Reader(Names(gazetteer()), programmes())


def outcome(reading: Reading) -> tuple[object, ...]:
    return reading.category, {
        (f.body_id or f.body.casefold(), f.overall, f.previous, f.direction, f.score)
        for f in reading.findings
    }


def straight(words: str) -> str:
    return words.translate(str.maketrans("‘’“”", "''\"\""))


def entities(words: str) -> str:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in words)


def read_as_windows(words: str) -> str:
    return re.sub("[‘’“–]", lambda m: m.group().encode().decode("windows-1252"), words)


DRESSES: dict[str, Callable[[str], str]] = {
    "straight quotes": straight,
    "entities": entities,
    "mojibake": read_as_windows,
    "hard spaces": lambda words: words.replace(" ", "\u00a0"),
    "double spaces": lambda words: words.replace(" ", "  "),
    "spaces as entities": lambda words: words.replace(" ", "&nbsp; "),
    "windows lines": lambda words: words.replace("\n", "\r\n"),
    "blank lines": lambda words: words.replace("\n", "\n\n"),
    "soft hyphens": lambda words: re.sub(r"\b(\w{4})(\w{4,})\b", "\\1\u00ad\\2", words),
    "a stray paragraph": lambda words: f"{words}\n{STRAY}",
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_text_in_another_dress(read, dress):
    change = DRESSES[dress]
    for story in STORIES:
        other = Story(story.title, change(story.text), story.url)
        assert outcome(read(other)) == outcome(read(story)), story.title


@pytest.mark.parametrize("case", [str.upper, str.title])
def test_the_headline_in_another_case(read, case):
    for story in STORIES:
        other = Story(case(story.title), story.text, story.url)
        assert outcome(read(other)) == outcome(read(story)), story.title
