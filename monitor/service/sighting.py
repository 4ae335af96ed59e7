"""What a visit shows of its source: faults and lists -> a sight."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from monitor.domain.article import Entry, Validators
from monitor.domain.source import Source
from monitor.domain.visiting.source_state import Condition, Sight, State, longest_silence
from monitor.domain.visiting.visit import Visit
from monitor.errors import EmptyListError, FetchError, ForbiddenError, ParseError
from monitor.service.way import Way, is_gone, is_refused

_WALLS = ("a check for robots", "a consent wall")
_NO_NAME = "name not known"
SHOWN_BY_LISTS = (State.MOVED, State.SHAPE_CHANGED)
_MANY, _FEW = 12, 0.25
"""A list of so many entries that holds but this part of them is not read as before."""


def of_fault(fault: FetchError | ParseError) -> Sight:
    """Why nothing, or not all, could be read."""
    if isinstance(fault, ParseError):
        return Sight(_unreadable(fault), fault.reason)
    if is_gone(fault) or _NO_NAME in fault.reason:
        return Sight(State.GONE, fault.reason, answered=fault.status is not None)
    if isinstance(fault, ForbiddenError):
        return Sight(State.BLOCKED, fault.reason)
    state = State.BLOCKED if is_refused(fault) else State.UNREACHABLE
    return Sight(state, fault.reason, answered=fault.status is not None)


def of_not_modified(condition: Condition, visit: Visit) -> Sight | None:
    """The list that came last stands. None: so does what that one showed, be it good or bad."""
    shown = condition.suspected or condition.state
    return None if visit.failures == 0 and shown in SHOWN_BY_LISTS else Sight()


def of_list(source: Source, way: Way, before: Visit, mark: str, now: datetime) -> Sight:
    """A list that could be read may show trouble all the same.

    ``before``: how many entries each list held, and the validators that came with a list of that
    ``mark``. Dates after ``now``, UTC, tell nothing of how long a source has been silent.
    """
    seen = _marked(way.entries)
    dates = [each for entry in way.entries if (each := entry.published) and each <= now]
    state, detail = _odd(source, way, before.held)
    if (
        state is State.HEALTHY
        and mark not in {"", seen}
        and _same(way.validators, before.validators)
    ):
        state, detail = State.LYING_VALIDATOR, "another list under the validators of the last one"
    return Sight(
        state,
        detail,
        newest=max(dates, default=None),
        silence=longest_silence(dates),
        mark=seen,
    )


def _unreadable(fault: ParseError) -> State:
    if isinstance(fault, EmptyListError):
        return State.EMPTY
    walled = any(wall in fault.reason for wall in _WALLS)
    return State.BLOCKED if walled else State.SHAPE_CHANGED


def _odd(source: Source, way: Way, held: Mapping[str, int]) -> tuple[State, str]:
    if lost := [name for name in source.canaries if not _lists(way.entries, name)]:
        return State.SHAPE_CHANGED, f"the list no longer names {', '.join(lost)}"
    before, now = sum(held.get(page.url, 0) for page in way.pages), len(way.entries)
    if before >= _MANY and now < before * _FEW and not source.may_be_empty:
        return State.SHAPE_CHANGED, f"{now} entries, where there were {before} at the visit before"
    moved_to = next((page.moved_to for page in way.pages if page.url == source.url), None)
    if moved_to:
        return State.MOVED, f"moved for good to {moved_to}"
    return State.HEALTHY, ""


def _lists(entries: tuple[Entry, ...], name: str) -> bool:
    wanted = name.casefold()
    return any(wanted in entry.title.casefold() or wanted in entry.url for entry in entries)


def _same(now: Validators, before: Validators) -> bool:
    return now == before and now != Validators()


def _marked(entries: tuple[Entry, ...]) -> str:
    told = "\n".join(f"{entry.url} {entry.title}" for entry in entries)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
