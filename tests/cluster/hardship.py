"""A world in which workers are killed without end, while reports are published."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.cluster.world import EVERY_MINUTES, World

KILLED_EVERY_S = 4.0
_LOOK_S = 0.25
_FIRST_ROUND = 2.0
_LAST_ROUND = 3.0
"""So many intervals may go by, in the end, until all is told."""


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it. ``slowest``: seconds of the world's clock."""

    killed: int
    visits: int
    published: int
    lost: tuple[str, ...]
    twice: tuple[str, ...]
    hurried: tuple[str, ...]
    unvisited: tuple[str, ...]
    copies: int
    slowest: float


def hardship(world: World, workers: int, reports: int, say: Callable[[str], object]) -> Account:
    """First every source is asked once; then reports come, and a worker dies every few seconds and
    another begins in its place; then there is peace, until all is told. Raises ValueError where
    there are fewer bodies than reports."""
    if reports > len(world.papers.left):
        raise ValueError(f"{reports} reports, and {len(world.papers.left)} bodies")
    for _ in range(workers):
        world.begin_worker()
    interval = EVERY_MINUTES * 60 / world.clock.speed
    _wait(world, interval * _FIRST_ROUND, lambda: len(world.papers.asked) >= len(world.hosts))
    say(f"{world.clock.gone}: {len(world.papers.asked)} sources asked\n")
    killed = _publish(world, reports, interval, say)
    _wait(world, interval * _LAST_ROUND, lambda: len(world.arrived) >= len(world.papers.told))
    world.end()
    world.note_arrivals()
    return _account(world, killed)


def _publish(world: World, reports: int, interval: float, say: Callable[[str], object]) -> int:
    """All of them within one interval. Returns how many workers were killed."""
    chance = random.Random(11)  # noqa: S311 - whom it hits
    begun = time.monotonic()
    killed, next_kill = 0, begun + KILLED_EVERY_S
    while len(world.papers.told) < reports:
        gone = time.monotonic() - begun
        while len(world.papers.told) < min(reports, reports * gone / interval):
            world.papers.publish()
        if time.monotonic() >= next_kill:
            world.kill(chance.choice(world.workers))
            world.begin_worker()
            killed, next_kill = killed + 1, next_kill + KILLED_EVERY_S
            if killed % 10 == 0:
                say(f"{world.clock.gone}: {killed} killed, {len(world.arrived)} told\n")
        _look(world)
    return killed


def _wait(world: World, seconds: float, enough: Callable[[], bool]) -> None:
    until = time.monotonic() + seconds
    while not enough() and time.monotonic() < until:
        _look(world)


def _look(world: World) -> None:
    time.sleep(_LOOK_S)
    world.note_arrivals()


def _account(world: World, killed: int) -> Account:
    told = {report.body: report.at for report in world.papers.told}
    waits = [(at - told[body]).total_seconds() for body, at in world.arrived.items()]
    return Account(
        killed=killed,
        visits=sum(map(len, world.papers.asked.values())),
        published=len(told),
        lost=tuple(sorted(told.keys() - world.arrived.keys())),
        twice=tuple(world.told_twice()),
        hurried=tuple(world.hurried()),
        unvisited=tuple(sorted(set(world.hosts) - world.papers.asked.keys())),
        copies=world.copies(),
        slowest=max(waits, default=0.0),
    )
