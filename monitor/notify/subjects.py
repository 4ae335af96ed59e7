"""What a message tells in one line, where several things happened. Pure."""

from collections.abc import Iterable

from monitor.domain.delivery import Shape
from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, RATED, Event, EventKind
from monitor.notify import wording
from monitor.notify.entries import SUBJECT_MAX
from monitor.notify.inert import cut
from monitor.notify.message import Entry
from monitor.notify.phrases import MARKS

WEIGHT = (
    EventKind.ALERT_MISSING,
    EventKind.ALERT_LATE,
    EventKind.AUDIT_STOPPED,
    EventKind.CONFIG_REFUSED,
    EventKind.RUN_HELD,
    EventKind.DELIVERY_DEAD,
    EventKind.RATING_DOWN,
    EventKind.RATING_UP,
    EventKind.FIRST_RATING,
    EventKind.CORRECTION,
    EventKind.NEEDS_REVIEW,
    EventKind.RATING_KEPT,
    EventKind.REPORT_UNRATED,
    EventKind.SOURCE_BROKEN,
    EventKind.SOURCE_SILENT,
    EventKind.SOURCE_PAUSED,
    EventKind.SOURCE_BACK,
    EventKind.CONFIG_ACCEPTED,
    EventKind.ALERT_FOUND,
    EventKind.CONFIRMED,
    EventKind.COVERAGE,
    EventKind.TEST,
)
"""A telephone shows the first forty letters of a subject: the weightiest comes first."""

_NAMES = (
    (RATED, "rating", "ratings"),
    (frozenset((EventKind.CORRECTION,)), "correction", "corrections"),
    (frozenset((EventKind.REPORT_UNRATED,)), "report without rating", "reports without rating"),
    (frozenset((EventKind.NEEDS_REVIEW,)), "to be checked", "to be checked"),
    (FOLLOW_UPS, "follow-up", "follow-ups"),
    (OPERATIONAL, "notice", "notices"),
    (frozenset((EventKind.TEST,)), "test", "tests"),
)


def weighed(events: Iterable[Event]) -> tuple[Event, ...]:
    """The weightiest first; of those of one kind the worst."""
    return tuple(sorted(events, key=lambda event: (WEIGHT.index(event.kind), event.after or 9)))


def counted(events: Iterable[Event]) -> str:
    """``3 ratings``, or ``3 alerts`` where they are of several sorts."""
    kinds = [event.kind for event in events]
    for sort, one, many in _NAMES:
        if sort.issuperset(kinds):
            return f"{len(kinds)} {one if len(kinds) == 1 else many}"
    return f"{len(kinds)} alerts"


def of_several(events: tuple[Event, ...], entries: tuple[Entry, ...], before: str = "") -> str:
    """``3 ratings: ▼ Newham PDU: Requires improvement → Inadequate · …``: all, if there is room.

    Where there is none: all in fewer words, or those that fit and how many there are beside.
    """
    head = f"{before}{counted(events)}: "
    room = SUBJECT_MAX - len(head)
    for words in ([each.subject for each in entries], list(map(_short, events, entries))):
        whole = " · ".join(words)
        if len(whole) <= room:
            return head + whole
    return head + _fitting(words, room)


def of_digest(shape: Shape, day: str, events: tuple[Event, ...], entries: tuple[Entry, ...]) -> str:
    """``Daily digest: ▼ Kent PDU: …``; of a day without news the day and that there was none."""
    if not events:
        return f"{wording.DIGESTS[shape]}, {day}: nothing changed"
    head = f"{wording.DIGESTS[shape]}: "
    if len(events) > 1:
        return of_several(events, entries, head)
    return cut(head + entries[0].subject, SUBJECT_MAX)


def _short(event: Event, entry: Entry) -> str:
    after = f": {event.after.label}" if event.after else ""
    return f"{MARKS[event.kind]} {entry.body}{after}"


def _fitting(words: list[str], room: int) -> str:
    fits = [number for number in range(1, len(words)) if len(_first(words, number)) <= room]
    return _first(words, fits[-1]) if fits else cut(words[0], room)


def _first(words: list[str], number: int) -> str:
    return " · ".join((*words[:number], f"and {len(words) - number} more"))
