"""Is a source in trouble for so long that news may be missed? Told once, and once when it is over.
Instants are UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.article import ArticleId
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import event_key
from monitor.domain.london import LONDON
from monitor.domain.source import Source
from monitor.domain.visit import Visit

_FAILURES = 3
_INTERVALS = 2
_CALM = timedelta(hours=24)
"""One that comes and goes is told of once a day."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """``broken_at``: when operators were told last that it broke; ``back_at``: that it is back
    since, None while it is not."""

    broken_at: datetime
    back_at: datetime | None = None


def change_of(source: Source, visit: Visit, told: Trouble | None, now: datetime) -> Trouble | None:
    """What must be told of a source now; None: nothing."""
    if told is not None and told.back_at is None:
        return Trouble(told.broken_at, now) if visit.failures == 0 else None
    if told is not None and now - told.broken_at < _CALM:
        return None
    return Trouble(now) if _is_broken(source, visit, now) else None


def _is_broken(source: Source, visit: Visit, now: datetime) -> bool:
    """Three failures in a row are at least two intervals: of a source never read they suffice."""
    if visit.failures < _FAILURES:
        return False
    return visit.last_good_at is None or now - visit.last_good_at > _INTERVALS * source.every


def told_of(source: Source, visit: Visit, trouble: Trouble) -> Event:
    """The event that operators get."""
    back = trouble.back_at is not None
    kind = EventKind.SOURCE_BACK if back else EventKind.SOURCE_BROKEN
    return Event(
        key=event_key(kind, source.name, trouble.broken_at.isoformat()),
        kind=kind,
        body=source.name,
        at=trouble.back_at or trouble.broken_at,
        origin=Origin(ArticleId(""), source.name, source.official, source.url, "", None),
        reasons=() if back else (_reason(visit),),
    )


def _reason(visit: Visit) -> str:
    good = visit.last_good_at
    since = f"last good visit {good.astimezone(LONDON):%-d %B %Y, %H:%M}" if good else "never read"
    return f"{visit.reason or 'no reason is known'}, at the last {visit.failures} visits; {since}"
