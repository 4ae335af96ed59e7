"""What a digest says beside its events, and under which headings these stand. Pure."""

from collections.abc import Iterable

from monitor.domain.digest import Edition
from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, Event, EventKind
from monitor.domain.pause import Pause
from monitor.domain.silence import Silence
from monitor.notify.dates import minute
from monitor.notify.entries import entry
from monitor.notify.inert import NAME_MAX, REASON_MAX, line
from monitor.notify.message import Section
from monitor.notify.subjects import weighed

_SECTIONS: tuple[tuple[str, frozenset[EventKind]], ...] = (
    (
        "Ratings changed",
        frozenset((EventKind.RATING_DOWN, EventKind.RATING_UP, EventKind.FIRST_RATING)),
    ),
    ("Inspected again, unchanged", frozenset((EventKind.RATING_KEPT,))),
    ("New reports without rating", frozenset((EventKind.REPORT_UNRATED,))),
    ("Corrections", frozenset((EventKind.CORRECTION,))),
    ("Awaiting a person’s decision", frozenset((EventKind.NEEDS_REVIEW,))),
    ("More on what was told before", FOLLOW_UPS),
    ("About the service itself", OPERATIONAL),
    ("Tests", frozenset((EventKind.TEST,))),
)

NOT_AUDITED = "What the inspectorate published in this time was not audited."


def sections(events: Iterable[Event], edition: Edition | None) -> tuple[Section, ...]:
    """Every event under one heading, once; what awaits a person from before stands there, too."""
    awaiting = edition.awaiting if edition else ()
    each = {event.key: event for event in (*events, *awaiting)}
    told = weighed(each.values())
    made = (
        Section(heading, tuple(entry(event) for event in told if event.kind in kinds))
        for heading, kinds in _SECTIONS
    )
    return tuple(section for section in made if section.entries)


def silences(edition: Edition | None) -> tuple[str, ...]:
    """``Kent Online (source), until 3 May 2026, 09:00: moves to a new site``, or paused until
    then."""
    if edition is None:
        return ()
    return (*map(_silence, edition.silences), *map(_pause, edition.paused))


def _silence(silence: Silence) -> str:
    target, why = line(silence.target, NAME_MAX), line(silence.reason, REASON_MAX)
    return f"{target} ({silence.scope}), until {minute(silence.until)}{f': {why}' if why else ''}"


def _pause(pause: Pause) -> str:
    target, why = line(pause.source, NAME_MAX), line(pause.reason, REASON_MAX)
    until = f"until {minute(pause.until)}" if pause.until else "until somebody resumes it"
    told = f"{target} (source), paused since {minute(pause.since)}, {until}"
    return f"{told}: {why}" if why else told


def coverage(edition: Edition | None) -> str:
    """``12 published · 12 alerted · worst delay 14 min · sources healthy 30/31``."""
    if edition is None:
        return ""
    return edition.coverage.line if edition.coverage else NOT_AUDITED
