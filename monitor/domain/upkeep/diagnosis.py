"""What an examination of the service and its surroundings found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_CLOCK = timedelta(minutes=1)
_LITTLE = 200_000_000
_TIGHT = 1_000_000_000


class Verdict(StrEnum):
    """Whether somebody must do something."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``part``: what was looked at. ``told``: how it stands; ``todo``: what to do, in words."""

    part: str
    verdict: Verdict
    told: str
    todo: str = ""


def fine(part: str, told: str) -> Diagnosis:
    """Nothing to do."""
    return Diagnosis(part, Verdict.FINE, told)


def note(part: str, told: str, todo: str = "") -> Diagnosis:
    """Worth knowing; nothing has to be done."""
    return Diagnosis(part, Verdict.NOTE, told, todo)


def wrong(part: str, told: str, todo: str) -> Diagnosis:
    """Somebody must act."""
    return Diagnosis(part, Verdict.WRONG, told, todo)


def is_well(found: Iterable[Diagnosis]) -> bool:
    """Nothing needs doing."""
    return all(one.verdict is not Verdict.WRONG for one in found)


def of_clock(ours: datetime, theirs: datetime, whose: str) -> Diagnosis:
    """``whose``: the host that told its time. A minute apart is as good as the same."""
    apart = abs(ours - theirs)
    if apart <= _CLOCK:
        return fine("clock", f"as that of {whose}")
    told = f"it shows {ours:%Y-%m-%d %H:%M} UTC, {whose} {theirs:%Y-%m-%d %H:%M} UTC"
    return wrong("clock", told, "set the clock, best by a time service (timedatectl set-ntp true)")


def of_disk(free: int, needed: int, where: str) -> Diagnosis:
    """``free``: bytes left at ``where``; ``needed``: as many as the database has."""
    told = f"{free / 1e9:.1f} GB free at {where}"
    if free < _LITTLE:
        return wrong("disk", told, "make room: on a full disk nothing can be kept, alerts wait")
    if free < max(_TIGHT, needed):
        return note("disk", told, "a backup on the same disk may not fit")
    return fine("disk", told)


def of_names(unknown: Iterable[str], asked: int) -> Diagnosis:
    """``unknown``: hosts that resolved to nothing, of so many that were ``asked`` for."""
    lost = sorted(unknown)
    if not lost:
        return fine("names", f"all {asked} hosts are known")
    told = f"{len(lost)} of {asked} hosts are not known: {', '.join(lost[:5])}"
    if len(lost) == asked:
        return wrong("names", told, "see whether this machine is online and has a name server")
    return note("names", told, "see: probation-monitor sources check")


def of_sources(broken: Iterable[str], asked: int) -> Diagnosis:
    """``broken``: official sources that cannot be read, with the reason; of so many ``asked``."""
    faults = list(broken)
    if not faults:
        return fine("sources", f"all {asked} of the inspectorate's sources can be read")
    told = f"{len(faults)} of {asked} of the inspectorate's sources cannot be read: {faults[0]}"
    if len(faults) == asked:
        return wrong("sources", told, "see all: probation-monitor sources check --group official")
    return note("sources", told, "one way suffices; see: probation-monitor sources check")


def of_service(parts: Collection[str], silent: Collection[str], dead: int) -> Diagnosis:
    """``parts``: that were ever at work here; ``silent``: those that give no sign of life any more;
    ``dead``: so many alerts were given up."""
    start = "start it: probation-monitor run, or systemctl start probation-monitor"
    if not parts:
        return note("service", "it has not run here yet", start)
    if len(silent) == len(parts):
        return note("service", "it does not run", start)
    if silent:
        todo = "see its log, and start it anew"
        return wrong("service", f"no sign of life of {', '.join(sorted(silent))}", todo)
    if dead:
        told = f"it is at work; {dead} {'alert was' if dead == 1 else 'alerts were'} given up"
        todo = "see why: probation-monitor deliveries --dead; then: deliveries retry --all-dead"
        return note("service", told, todo)
    return fine("service", "all parts of it are at work")
