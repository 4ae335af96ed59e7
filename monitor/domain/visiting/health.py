"""What operators are told of their sources: once when trouble begins, now and then while it lasts,
once when it is over. Instants are UTC."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import event_key
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.london import LONDON
from monitor.domain.source import Source
from monitor.domain.visiting.source_state import Condition, State
from monitor.domain.visiting.visit import Visit

_CALM = timedelta(hours=24)
"""One that comes and goes is told of once a day."""

_FIRST_REMINDER, _REMINDERS = timedelta(days=1), timedelta(days=7)

NETWORK = SourceName("Our own network")
_HOSTS = 3
"""So many different sites fell silent, and none has answered since: the fault is on our side."""

_LATELY = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Trouble:
    """``broken_at``: when operators were told last that it broke; ``back_at``: that it is back
    since, None while it is not. ``state``: what they were told. ``reminded_at``: last."""

    broken_at: datetime
    back_at: datetime | None = None
    state: State = State.UNREACHABLE
    reminded_at: datetime | None = None


def change_of(condition: Condition, told: Trouble | None, now: datetime) -> Trouble | None:
    """What must be told of a source now; None: nothing."""
    if told is None or told.back_at is not None:
        calm = told is not None and now - told.broken_at < _CALM
        return (
            None
            if calm or condition.state is State.HEALTHY
            else Trouble(now, None, condition.state)
        )
    if condition.state is State.HEALTHY:
        return replace(told, back_at=now)
    if condition.state is not told.state and now - told.broken_at >= _CALM:
        return Trouble(now, None, condition.state)
    return replace(told, reminded_at=now) if _forgotten(told, now) else None


def _forgotten(told: Trouble, now: datetime) -> bool:
    if told.reminded_at is None:
        return now - told.broken_at >= _FIRST_REMINDER
    return now - told.reminded_at >= _REMINDERS


def network_is_down(
    sources: Iterable[Source],
    visits: Mapping[SourceName, Visit],
    conditions: Mapping[SourceName, Condition],
    now: datetime,
) -> bool | None:
    """Did several sites fall silent, one of them twice, since any answered? None: none can tell.

    What answered before they did says nothing, however lately: it is visited more seldom.
    """
    asked = [
        (host_in(source.url), conditions[source.name], tried)
        for source in sources
        if (tried := visits.get(source.name, Visit()).last_tried_at) is not None
        and now - tried <= _LATELY
        and source.name in conditions
    ]
    answers = [tried for _, condition, tried in asked if condition.answered]
    silent = [
        (host, condition)
        for host, condition, _ in asked
        if not condition.answered and all(_silent_since(condition, now) > each for each in answers)
    ]
    if len({host for host, _ in silent}) >= _HOSTS and any(
        _twice(condition) for _, condition in silent
    ):
        return True
    return False if answers else None


def _silent_since(condition: Condition, now: datetime) -> datetime:
    return condition.suspected_at or condition.since or now


def _twice(condition: Condition) -> bool:
    return condition.suspected is None or condition.times > 1


def of_network(down: bool | None, told: Trouble | None, now: datetime) -> Trouble | None:
    """What must be told of the way to all of them. Each outage is: one that was not told of would
    be told of every source."""
    if down is None:
        return None
    if down and told is not None and told.back_at is not None:
        return Trouble(now)
    return change_of(Condition(State.UNREACHABLE if down else State.HEALTHY), told, now)


def excused_by_network(condition: Condition, visit: Visit, told: Trouble | None) -> bool:
    """Did it give no answer, and was the last time that it was asked while nobody answered us?"""
    if told is None or condition.answered or visit.last_tried_at is None:
        return False
    return told.back_at is None or visit.last_tried_at <= told.back_at


def told_of(source: Source, condition: Condition, visit: Visit, trouble: Trouble) -> Event:
    """The event that operators get."""
    return _event(source.name, trouble, _reason(condition, visit), source)


def told_of_network(trouble: Trouble) -> Event:
    """The same, of the network."""
    return _event(NETWORK, trouble, f"{State.UNREACHABLE}: no source answers, of any site")


def _event(name: SourceName, trouble: Trouble, reason: str, source: Source | None = None) -> Event:
    back = trouble.back_at is not None
    kind = EventKind.SOURCE_BACK if back else _KINDS.get(trouble.state, EventKind.SOURCE_BROKEN)
    again = (trouble.reminded_at.isoformat(),) if trouble.reminded_at and not back else ()
    official, url = (source.official, source.url) if source else (False, "")
    return Event(
        key=event_key(kind, name, trouble.broken_at.isoformat(), *again),
        kind=kind,
        body=name,
        at=trouble.back_at or trouble.reminded_at or trouble.broken_at,
        origin=Origin(ArticleId(""), name, official, url, "", None),
        reasons=() if back else (reason,),
    )


_KINDS = {State.LATE: EventKind.SOURCE_SILENT}


def _reason(condition: Condition, visit: Visit) -> str:
    """The state, and behind a colon all that is known of it."""
    good = visit.last_good_at
    seen = f"last good visit {good.astimezone(LONDON):%-d %B %Y, %H:%M}" if good else "never read"
    failed = f", at the last {visit.failures} visits" if visit.failures else ""
    why = condition.detail.removeprefix(f"{condition.state}: ") or "no reason is known"
    return f"{condition.state}: {why}{failed}; {seen}"
