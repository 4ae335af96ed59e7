"""Was everything kept that the service promises, whoever is among its sources?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.soak.life import LOG
from tests.soak.probe import Sample
from tests.soak.tempo import TUESDAY_MORNING
from tests.soak.wire import INSIDE
from tests.soak.world import NAMES, NOBODY, World

_MORE_MEMORY = 1.05
_MORE_THREADS = 2
_MORE_FILES = 8
"""So many more may be at work in one third of a run than in another."""

_READERS = 2
_ENDS_WITHIN_S = 10

_FAULTS = ("visit_broke", "entry_broke", "sieve_broke", "visit_not_kept", "tick_failed")
"""What the log calls faults of the program itself."""


@dataclass(frozen=True, slots=True)
class Promise:
    """``found`` and ``wanted`` in words."""

    name: str
    found: str
    wanted: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """``seconds``: from the signal to the end; ``code``: of the process, None where it had to be
    killed. ``at``: when the signal came."""

    at: datetime
    seconds: float
    code: int | None


def promises(made: World, samples: Sequence[Sample], ending: Ending) -> tuple[Promise, ...]:
    """All of them, in the order in which they are shown."""
    return (
        *_first_visits(made, ending.at),
        *_further_visits(made, ending.at),
        *_alerts(made, ending.at),
        *_held(samples, judged=made.scale.settles),
        *_met(made),
        *_ended(made, ending),
    )


def _first_visits(made: World, end: datetime) -> tuple[Promise, ...]:
    asked, bound = made.papers.asked, made.scale.first_round + made.scale.slack
    never = sum(host not in asked for host in made.healthy)
    last = max(asked[host][0] for host in made.healthy if host in asked) - TUESDAY_MORNING
    over = end - TUESDAY_MORNING > bound
    return (
        Promise("healthy sources never visited", f"{never}", "0", not (never and over)),
        Promise("last first visit after", _s(last), _s(bound), last <= bound),
    )


def _further_visits(made: World, end: datetime) -> tuple[Promise, ...]:
    """The time since its last visit counts for each source, too."""
    scale, asked = made.scale, [made.papers.asked.get(host, []) for host in made.healthy]
    late = sorted(
        max(timedelta(), later - before - scale.longest)
        for times in asked
        for before, later in pairwise((*times, end))
    )
    overdue = sum(each > scale.slack for each in late)
    return (
        _told("visits of healthy sources", sum(map(len, asked))),
        Promise("of these late", f"{overdue}", "0", not overdue),
        _told("99 of 100 late by less than", _s(late[len(late) * 99 // 100])),
        Promise("the latest by", _s(late[-1]), _s(scale.slack), not overdue),
    )


def _alerts(made: World, end: datetime) -> tuple[Promise, ...]:
    reports, limit = made.papers.told, made.scale.telling
    due = [each for each in reports if each.at + limit <= end]
    took = {r.body: made.arrived[r.body] - r.at for r in reports if r.body in made.arrived}
    late = sum(took.get(each.body, timedelta.max) > limit for each in due)
    longest = max(took.values(), default=timedelta())
    return (
        Promise("reports published", f"{len(reports)}", "", bool(reports)),
        _told("told", len(took)),
        _told("that had to be told by the end", len(due)),
        Promise("of these late or lost", f"{late}", "0", not late),
        Promise("longest until told", _s(longest), _s(limit), longest <= limit),
    )


def _held(samples: Sequence[Sample], *, judged: bool) -> tuple[Promise, ...]:
    """The last third of the run against the one before it; in a short one it is only shown."""
    third = len(samples) // 3
    before, last = samples[third : 2 * third], samples[2 * third :]

    def level(name: str, of: Callable[[Sample], float], most: Callable[[float], float]) -> Promise:
        was, bound = median(map(of, before)), most(median(map(of, before)))
        is_now = median(map(of, last))
        kept = is_now <= bound or not judged
        return Promise(name, f"{was:.0f} -> {is_now:.0f}", f"{bound:.0f}" if judged else "", kept)

    readers = max(each.readers for each in samples)
    return (
        level("memory, MB", lambda s: s.megabytes, lambda was: was * _MORE_MEMORY),
        _told("most memory, MB", round(max(s.megabytes for s in samples))),
        level("threads", lambda s: s.threads, lambda was: was + _MORE_THREADS),
        level("open files and sockets", lambda s: s.files, lambda was: was + _MORE_FILES),
        _told("most open files and sockets", max(s.files for s in samples)),
        Promise("most readers at once", f"{readers}", f"{_READERS}", readers <= _READERS),
        _told("most memory of readers, MB", round(max(s.readers_megabytes for s in samples))),
    )


def _met(made: World) -> tuple[Promise, ...]:
    """Was it a soak, and what did the hostile ones get?"""
    asked = made.town.asked
    heard = {way: hosts for way, hosts in made.ill.items() if way not in (*NAMES, NOBODY)}
    idle = [way for way, hosts in heard.items() if not any(asked[host] for host in hosts)]
    hostile = sum(asked[host] for hosts in heard.values() for host in hosts)
    return (
        _told("connections to hostile hosts", hostile),
        Promise("ways to be hostile not met", ", ".join(idle) or "0", "0", not idle),
        Promise("led into the private network", f"{asked[INSIDE]}", "0", not asked[INSIDE]),
    )


def _ended(made: World, ending: Ending) -> tuple[Promise, ...]:
    faults = _faults(made.folder / LOG)
    in_time = ending.code == 0 and ending.seconds <= _ENDS_WITHIN_S
    said = f"{ending.seconds:.1f} (code {ending.code})"
    return (
        Promise("faults of the program in its log", f"{faults}", "0", not faults),
        Promise("seconds until it ends when told", said, f"{_ENDS_WITHIN_S}", in_time),
    )


def _told(name: str, found: object) -> Promise:
    """Nothing was promised of it."""
    return Promise(name, f"{found}", "", kept=True)


def _faults(log: Path) -> int:
    with log.open(errors="replace") as lines:
        return sum(any(fault in line for fault in _FAULTS) for line in lines)


def _s(span: timedelta) -> str:
    return f"{span.total_seconds():.0f} s"
