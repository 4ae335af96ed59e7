"""Kill the service again and again, then let it live, and count."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.delivery import DeliveryState
from monitor.domain.ledger.quarantine import Verdict
from tests.crash.fault_points import CommitFault
from tests.crash.life import Life, begin
from tests.crash.world import World, tells

MOST_COMMITS = 14
"""So many writes a short life does at most: a visit, some reports, some deliveries."""
LEASE = timedelta(minutes=16)
"""Between two lives: what a killed one had in hand is free again, and every source is due."""
PATIENCE = 7.0
"""Seconds: longer than from one tick of the service to the next."""
LAST_LIFE = 150.0

AT_RANDOM = "at a random moment"
BEFORE, AFTER = "before a commit", "after a commit"
MAIL_TAKEN, MAIL_ANSWERED = "mail taken, not answered", "mail answered, not marked"
SLACK_TAKEN, SLACK_ANSWERED = "Slack took it, no answer", "Slack answered, not marked"
SINKS = (MAIL_TAKEN, MAIL_ANSWERED, SLACK_TAKEN, SLACK_ANSWERED)
KINDS = (AT_RANDOM, BEFORE, AFTER, *SINKS)


@dataclass
class Account:
    """What a campaign came to. ``twice``: copies under the key of the first; ``anew``: alerts on
    something already told to that place under another key. ``unproven``: what an audit misses.
    ``held``: campaigns at whose end a person had to let a flood go.
    """

    kills: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    expected: int = 0
    held: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)
    twice: Counter[str] = field(default_factory=Counter)
    anew: list[tuple[str, str]] = field(default_factory=list)
    unsettled: int = 0
    unproven: int = 0

    @property
    def killed(self) -> int:
        return self.kills.total()


def killed_by_command(world: World, lives: int) -> Account:
    """The command itself, killed from outside at a random moment of start, visit or delivery."""
    account = Account()
    for _life in range(lives):
        world.publish(2)
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "monitor", "run", "--config", str(world.folder)],
            env={**os.environ, **world.env},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(world.chance.uniform(0.3, PATIENCE))
        assert process.poll() is None, "it ended by itself"
        process.kill()
        process.wait()
        account.kills[AT_RANDOM] += 1
    return settled(world, account)


def killed_at_points(world: World, lives: int) -> Account:
    """At each commit in turn, and with a message on the wire."""
    account = Account()
    for number in range(lives):
        world.publish(2)
        account.kills[_one(world, number)] += 1
        world.ahead += LEASE
    return settled(world, account)


def _one(world: World, number: int) -> str:
    """Two of three at a commit, the third on the wire."""
    turn, wire = divmod(number, 3)
    if wire == 2:
        return _struck(world, SINKS[turn % len(SINKS)])
    nth = turn % MOST_COMMITS + 1
    process = begin(Life(world.folder, world.env, world.ahead, fault=CommitFault(nth, wire == 1)))
    return (BEFORE, AFTER)[wire] if died(process) else AT_RANDOM


def _struck(world: World, kind: str) -> str:
    process = begin(Life(world.folder, world.env, world.ahead))
    sink = world.mail if kind in (MAIL_TAKEN, MAIL_ANSWERED) else world.slack
    if kind in (MAIL_TAKEN, SLACK_TAKEN):
        sink.trigger.unanswered = process.kill
    else:
        sink.trigger.answered = process.kill
    reached = died(process)
    sink.trigger.pulled()
    return kind if reached else AT_RANDOM


def died(process: object) -> bool:
    """False where it did not come so far, and was killed where it stood."""
    process.join(PATIENCE)
    by_itself = process.exitcode is not None
    process.kill()
    process.join()
    assert process.exitcode == -9, f"it ended with {process.exitcode}: see its log"
    return by_itself


def settled(world: World, account: Account, later: timedelta = timedelta(hours=1)) -> Account:
    """Lives without a kill, so much later, until all has come; then the account.

    Where lives are too short to read so many reports the first long one finds more at once than any
    day brings, and holds them: then a person looks, as the notice asks, and lets them go.
    """
    _lived_on(world, later)
    if _released(world):
        account.held += 1
        _lived_on(world, LEASE)
    return _counted(world, account)


def _lived_on(world: World, later: timedelta) -> None:
    world.ahead += later
    world.site.asked.clear()
    process = begin(Life(world.folder, world.env, world.ahead))
    _within(LAST_LIFE, lambda: world.site.asked and not _under_way(world))
    process.terminate()
    process.join(20)
    assert process.exitcode == 0, f"the last life ended with {process.exitcode}"


def _under_way(world: World) -> bool:
    return bool((world.missing() and not _held(world)) or _pending(world))


def _held(world: World) -> list[int]:
    with open_records(read_config(world.folder, world.env)) as records:
        runs = records.quarantine.runs()
    return [run.number for run in runs if run.verdict is Verdict.HELD]


def _released(world: World) -> bool:
    """By the operator's own command."""
    held = _held(world)
    for number in held:
        words = ("quarantine", "release", str(number), "--config", str(world.folder))
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "monitor", *words], env={**os.environ, **world.env}, check=True
        )
    return bool(held)


def _within(seconds: float, done: Callable[[], object]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and not done():
        time.sleep(0.2)


def _pending(world: World) -> int:
    with open_records(read_config(world.folder, world.env)) as records:
        return len(records.outbox.deliveries(limit=10_000, state=DeliveryState.PENDING))


def _counted(world: World, account: Account) -> Account:
    account.reports = len(world.told)
    account.expected = len(world.told) * len(world.places)
    account.lost = world.missing()
    copies = Counter((one.place, one.key) for one in world.arrived)
    for (place, _key), times in copies.items():
        account.twice[place] += times - 1
    account.anew = [
        (place, name)
        for place in world.places
        for name in world.told
        if len({a.key for a in world.arrived if a.place == place and tells(a, name)}) > 1
    ]
    account.unsettled = _pending(world)
    return account
