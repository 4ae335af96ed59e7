"""What those who run the service are told of its configuration. Instants are UTC."""

from datetime import datetime

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import event_key

KINDS = frozenset((EventKind.CONFIG_REFUSED, EventKind.CONFIG_ACCEPTED))

_WHAT = "Configuration"
_MOST = 5


def refused(faults: tuple[str, ...], last: Event | None, now: datetime) -> Event | None:
    """An edited configuration has these faults. ``last``: what was told before, of any of KINDS.

    None where the very same was told already.
    """
    more = len(faults) - _MOST
    others = (f"and {more} more: probation-monitor check-config",) if more > 0 else ()
    reasons = (*faults[:_MOST], *others)
    known = last is not None and last.kind is EventKind.CONFIG_REFUSED and last.reasons == reasons
    return None if known else _event(EventKind.CONFIG_REFUSED, now, reasons)


def accepted(last: Event | None, now: datetime) -> Event | None:
    """The configuration is in order. None where nothing else was told before."""
    if last is None or last.kind is EventKind.CONFIG_ACCEPTED:
        return None
    return _event(EventKind.CONFIG_ACCEPTED, now)


def _event(kind: EventKind, now: datetime, reasons: tuple[str, ...] = ()) -> Event:
    nowhere = Origin(ArticleId(""), SourceName(""), False, "", "", None)
    return Event(event_key(kind, now.isoformat()), kind, _WHAT, now, nowhere, reasons=reasons)
