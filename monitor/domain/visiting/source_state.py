"""How a source is, by what its visits show: a machine of nine states. Instants are UTC.

One bad visit is nothing yet: a state is entered when three in a row show trouble, or two that show
an address that moved, or one that shows a lie. It is left with the first visit that shows none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.visiting.rhythm import silences


class State(StrEnum):
    """What is the matter with a source."""

    HEALTHY = "healthy"
    LATE = "late"
    EMPTY = "empty"
    SHAPE_CHANGED = "shape changed"
    BLOCKED = "blocked"
    MOVED = "moved"
    GONE = "gone"
    LYING_VALIDATOR = "lying validator"
    UNREACHABLE = "unreachable"


READ = frozenset((State.HEALTHY, State.LATE, State.MOVED, State.LYING_VALIDATOR))
"""What is published there reaches us."""

_ENOUGH = {State.MOVED: 2, State.LYING_VALIDATOR: 1}
_USUALLY_ENOUGH = 3
_INTERVALS = 1.8
"""Three bad visits, some jitter in their distances; two in a hurry are no three."""

_DISTRUST = timedelta(days=7)
"""So long after a lie no validators are sent."""

_USED_TO = timedelta(days=14)

_PATIENCE = 3
_AT_LEAST = timedelta(days=2)
"""The longest silence of a list is no measure where it names few dates or many of one day."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one visit showed. ``detail``: in words. ``answered``: did a server say anything?

    ``newest``: of the dates in the list. ``silence``: the longest between two of them; None where
    too few are given. ``mark``: of all entries; empty where nothing was modified.
    """

    state: State = State.HEALTHY
    detail: str = ""
    answered: bool = True
    newest: datetime | None = None
    silence: timedelta | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """``since``: when the state was entered; ``suspected``: what the last ``times`` visits, from
    ``suspected_at`` on, showed instead. The rest is as in the last ``Sight`` that told it."""

    state: State = State.HEALTHY
    since: datetime | None = None
    detail: str = ""
    suspected: State | None = None
    times: int = 0
    suspected_at: datetime | None = None
    answered: bool = True
    newest: datetime | None = None
    silence: timedelta | None = None
    mark: str = ""


def after(condition: Condition, sight: Sight, every: timedelta, now: datetime) -> Condition:
    """One visit later. ``every``: the source's interval."""
    known = replace(
        condition,
        answered=sight.answered,
        newest=max(filter(None, (condition.newest, sight.newest)), default=None),
        silence=sight.silence or condition.silence,
        mark=sight.mark or condition.mark,
    )
    if sight.state is State.HEALTHY:
        return _calmed(known, now)
    if sight.state is condition.state:
        return replace(_unsuspected(known), detail=sight.detail)
    return _suspected(known, sight, every, now)


def accepted(condition: Condition, now: datetime) -> bool:
    """A list that has looked otherwise for two weeks, and could be read, is what it is now."""
    since = condition.since
    changed = condition.state is State.SHAPE_CHANGED
    return changed and since is not None and now - since >= _USED_TO


def is_late(condition: Condition, now: datetime) -> bool:
    """Three times its longest silence, and two days at least. ``now``: of a visit that brought no
    more than this. While nobody looks, nobody can tell."""
    if condition.newest is None or condition.silence is None:
        return False
    return now - condition.newest > max(_PATIENCE * condition.silence, _AT_LEAST)


def longest_silence(dates: Iterable[datetime | None]) -> timedelta | None:
    """Between two neighbouring dates of a list; None where it names too few."""
    return max(silences(dates), default=None)


def _calmed(condition: Condition, now: datetime) -> Condition:
    lied = condition.state is State.LYING_VALIDATOR and condition.since is not None
    if lied and now - (condition.since or now) < _DISTRUST:
        return _unsuspected(condition)
    if is_late(condition, now):
        since = condition.since if condition.state is State.LATE else now
        silent = _silent(condition, now)
        return replace(_unsuspected(condition), state=State.LATE, since=since, detail=silent)
    if condition.state is State.HEALTHY:
        return _unsuspected(condition)
    return replace(_unsuspected(condition), state=State.HEALTHY, since=now, detail="")


def _unsuspected(condition: Condition) -> Condition:
    return replace(condition, suspected=None, times=0, suspected_at=None)


def _suspected(condition: Condition, sight: Sight, every: timedelta, now: datetime) -> Condition:
    first = condition.suspected_at or now
    times = condition.times + 1
    wanted = _ENOUGH.get(sight.state, _USUALLY_ENOUGH)
    long = wanted < _USUALLY_ENOUGH or now - first >= _INTERVALS * every
    if times >= wanted and long:
        return replace(_unsuspected(condition), state=sight.state, since=first, detail=sight.detail)
    return replace(condition, suspected=sight.state, times=times, suspected_at=first)


def _silent(condition: Condition, now: datetime) -> str:
    newest, silence = condition.newest or now, condition.silence or timedelta()
    return (
        f"nothing new for {(now - newest).days} days; its longest silence before was "
        f"{max(1, round(silence / timedelta(days=1)))} days"
    )
