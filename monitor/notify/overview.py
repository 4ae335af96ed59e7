"""Several events in one message: all ratings at a glance, and what the entries need not repeat."""

from collections.abc import Iterable
from dataclasses import replace

from monitor.domain.event import RATED, Event, EventKind
from monitor.notify import wording
from monitor.notify.dates import day
from monitor.notify.inert import inert
from monitor.notify.message import Entry, Link, Row
from monitor.notify.phrases import MARKS, TONES

_TOLD = RATED | {EventKind.CORRECTION}
CHANGED = _TOLD - {EventKind.RATING_KEPT}


def rows(events: Iterable[Event], kinds: frozenset[EventKind] = _TOLD) -> tuple[Row, ...]:
    """One for each event that tells a rating."""
    return tuple(_row(inert(event)) for event in events if event.kind in kinds and event.after)


def _row(event: Event) -> Row:
    compared = event.before and not event.before.body
    before = event.before.rating.label if event.before and compared else "–"
    return Row(
        tone=TONES[event.kind],
        mark=MARKS[event.kind].split(" ")[0],
        body=wording.title(event),
        before=before,
        after=event.after.label if event.after else "",
        change="correction" if event.kind is EventKind.CORRECTION else wording.change(event),
        when=day(event.at),
    )


def shared(entries: tuple[Entry, ...]) -> tuple[tuple[Link, ...], str]:
    """The links and the certainty that stand in every entry."""
    links = tuple(
        link for link in entries[0].links if all(link in other.links for other in entries)
    )
    certain = {each.certainty for each in entries}
    return links, certain.pop() if len(certain) == 1 else ""


def without(entry: Entry, links: tuple[Link, ...], certainty: str) -> Entry:
    """The entry, less what the message says for all."""
    return replace(
        entry,
        links=tuple(link for link in entry.links if link not in links),
        certainty="" if certainty else entry.certainty,
    )
