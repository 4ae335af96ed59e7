"""What a scene really brought, and how that differs from what the script says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from monitor.demo.arrival import Arrival
from monitor.demo.script import Alert, Scene


@dataclass(frozen=True, slots=True)
class Fault:
    """A source that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """Of one round.

    ``read``: articles met for the first time. ``evidence``: what they say for inspections.
    ``learned``: bodies with an inspection new to the ledger. ``confirmed``: bodies where a new
    entry took the place of an older one. ``postponed``: deliveries that must be tried again.
    """

    read: int = 0
    not_modified: int = 0
    evidence: int = 0
    learned: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    postponed: int = 0
    mails: tuple[Arrival, ...] = ()
    slack: tuple[Arrival, ...] = ()


class Promise(StrEnum):
    """What the service promises; the value is how people are told of it."""

    MISSED = "Nothing missed"
    FALSE = "Nothing false"
    LOST = "Nothing lost"
    SILENT = "Nothing silent"


@dataclass(frozen=True, slots=True)
class Difference:
    """A promise that was not kept, and in which way."""

    broken: Promise
    words: str


def differences(scene: Scene, result: Result) -> tuple[Difference, ...]:
    """Empty where all came as the script says, and nothing else."""
    return (
        *_amiss("by email", scene.expected_mails, result.mails),
        *_amiss("in Slack", scene.alerts, result.slack),
        *_sources_amiss(scene, result),
    )


def _amiss(way: str, expected: Iterable[Alert], arrived: Iterable[Arrival]) -> Iterator[Difference]:
    missing = list(expected)
    for arrival in arrived:  # one message may tell of several
        told = [each for each in missing if each.body in arrival.says and each.says in arrival.says]
        if not told:
            yield Difference(Promise.FALSE, f"should not have arrived {way}: {arrival.says}")
        missing = [each for each in missing if each not in told]
    for alert in missing:
        yield Difference(Promise.MISSED, f"did not arrive {way}: {alert}")


def _sources_amiss(scene: Scene, result: Result) -> Iterator[Difference]:
    failed = {fault.source: fault.reason for fault in result.faults}
    for name in sorted(failed.keys() - set(scene.failing)):
        yield Difference(Promise.SILENT, f"{name} should be fine, but: {failed[name]}")
    for name in sorted(set(scene.failing) - failed.keys()):
        yield Difference(Promise.SILENT, f"{name} is broken, and nobody noticed")
