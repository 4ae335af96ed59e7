"""Trying one target with garbled input, until something breaks or time is up."""

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.garbling import edits, garbled
from tests.fuzz.targets import Target

KEPT = Path(__file__).with_name("seeds")
"""Input that broke something once, a folder for each target: tried again by the tests."""

SLOW_S = 5.0


@dataclass
class Hunt:
    """``tried``: so many inputs; ``slowest``: seconds for one of them; ``broken``: the input that
    broke it, and how; None where nothing did."""

    tried: int = 0
    slowest: float = 0.0
    broken: tuple[bytes, BaseException] | None = None


def tried(target: Target, body: bytes) -> float:
    """Seconds. Raises what the target may not raise."""
    began = time.perf_counter()
    with suppress(target.says):
        target.read(body)
    return time.perf_counter() - began


def hunted(target: Target, goes_on: Callable[[int], bool], examples: int) -> Hunt:
    """``goes_on``: after so many rounds, is there time for another of so many ``examples``?"""
    hunt, rounds = Hunt(), 0
    while hunt.broken is None and goes_on(rounds):
        _round(target, hunt, examples, rounds)
        rounds += 1
    return hunt


def kept(name: str, body: bytes) -> Path:
    """Keeps the input for the tests; its name is made of what it is."""
    folder = KEPT / name
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / hashlib.sha256(body).hexdigest()[:12]
    file.write_bytes(body)
    return file


def _round(target: Target, hunt: Hunt, examples: int, number: int) -> None:
    last = b""

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(target.seeds), edits())
    def attempt(whole: bytes, changes: list[tuple[str, float, float, bytes]]) -> None:
        nonlocal last
        last = garbled(whole, changes)
        hunt.tried += 1
        hunt.slowest = max(hunt.slowest, tried(target, last))

    try:
        attempt()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        hunt.broken = (last, error)
