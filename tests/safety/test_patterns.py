"""No text makes the service think for ever: the cost grows with its length, and not faster.

Costs are processor time of two runs side by side, one of four times the other's length: what is
linear takes four times as long, what is quadratic sixteen times.
"""

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest

import monitor
from monitor.bootstrap.reference import reader
from monitor.domain.reading import Story
from tests.test_architecture import FILES

GARBAGE = ["a", " ", "(", "1", "the ", "<", "-", ".", "‘", "\n", "é", "=", "/", "&", "1,", "aA "]
STORIES = [*GARBAGE, "Good ", "'Good', ", "was rated Good and ", "5 out of 21 ", "Kent PDU "]
SHORT, TIMES = 1_000, 4
TOO_FAST = 0.01
"""Seconds: what the longer one takes at most where nobody need compare."""

MOST = 10.0
READ = "monitor.domain.reader"
"""Its patterns see one sentence at a time, and no sentence is longer than 2,000 characters."""


def cost(work: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * length)[:length]
    begin = time.process_time()
    work(text)
    return time.process_time() - begin


def grows_too_fast(work: Callable[[str], object], piece: str, length: int = SHORT) -> bool:
    if cost(work, piece, length * TIMES) <= TOO_FAST:
        return False
    ratios = [
        cost(work, piece, length * TIMES) / max(cost(work, piece, length), 1e-6) for _ in range(3)
    ]
    return min(ratios) > MOST


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those that modules hold by name, and that look for something anywhere in a text."""
    everything = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    for found in pkgutil.walk_packages(monitor.__path__, "monitor."):
        if found.name.endswith("__main__") or ".migrations" in found.name or READ in found.name:
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                code = inspect.getsource(module) if name.startswith("_") else everything
                used = set(re.findall(rf"\b{name}\.(\w+)\(", code))
                if not used or used - {"fullmatch", "match"}:
                    yield f"{found.name}.{name}", value


@pytest.mark.attack("V17")
@pytest.mark.parametrize("pattern", [pytest.param(p, id=name) for name, p in patterns()])
def test_no_pattern_takes_longer_than_its_text(pattern: re.Pattern[str]):
    def work(text: str) -> None:
        for _ in pattern.finditer(text):
            pass

    slow = [piece for piece in GARBAGE if grows_too_fast(work, piece)]
    assert slow == []


@pytest.mark.attack("V17")
@pytest.mark.parametrize("piece", STORIES)
def test_no_story_takes_longer_than_its_text(piece: str):
    read = reader()
    before = "HM Inspectorate of Probation has rated West Kent PDU ‘Good’. "

    def work(text: str) -> None:
        read(Story("Probation rated", before + text))

    assert not grows_too_fast(work, piece, 5_000)


def test_what_takes_too_long_is_noticed():
    cubic = re.compile(r"\S*\S*\d{4}")
    assert grows_too_fast(lambda text: cubic.findall(text), "a", 150)
