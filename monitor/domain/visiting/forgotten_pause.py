"""A pause without an end that goes on and on: did somebody forget it? Instants are UTC."""

from datetime import datetime, timedelta

from monitor.domain.article import ArticleId
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import event_key
from monitor.domain.london import LONDON
from monitor.domain.pause import Pause

_REMIND = timedelta(days=14)
"""So often those who run the service are reminded of it."""


def reminder(pause: Pause, now: datetime) -> Event | None:
    """What is told of a pause that somebody may have forgotten; None while there is nothing to
    tell. Each reminder has a key of its own, so that it is told once."""
    times = (now - pause.since) // _REMIND
    if pause.until is not None or times < 1:
        return None
    began = pause.since.astimezone(LONDON)
    reasons = (f"paused since {began:%-d %B %Y}, without an end", pause.reason)
    return Event(
        key=event_key(EventKind.SOURCE_PAUSED, pause.source, pause.since.isoformat(), str(times)),
        kind=EventKind.SOURCE_PAUSED,
        body=pause.source,
        at=now,
        origin=Origin(ArticleId(""), pause.source, False, "", "", None),
        reasons=tuple(filter(None, reasons)),
    )
