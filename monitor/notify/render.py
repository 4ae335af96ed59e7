"""Letter -> Message. Pure: what people read is decided here and in the wording, nowhere else."""

from datetime import UTC, datetime

from monitor.domain.delivery import Letter, Shape
from monitor.domain.duration import duration
from monitor.notify import editions, overview, subjects, wording
from monitor.notify.dates import day, minute
from monitor.notify.entries import SUBJECT_MAX, entry
from monitor.notify.inert import NAME_MAX, cut, line
from monitor.notify.message import Entry, Message

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def render(letter: Letter) -> Message:
    """Any events, however hostile their texts, -> the words of their message."""
    if letter.shape is not Shape.ALERT or not letter.events:
        return _digest(letter)
    return _alone(letter) if len(letter.events) == 1 else _group(letter)


def _alone(letter: Letter) -> Message:
    only = entry(letter.events[0])
    return Message(
        subject=_timely(only.subject, letter),
        entries=(only,),
        why=_why(letter),
        footer=only.footer,
        at=only.at,
        notes=(*_instead(letter), *_late(letter)),
    )


def _group(letter: Letter) -> Message:
    events = subjects.weighed(letter.events)
    entries = tuple(map(entry, events))
    links, certainty = overview.shared(entries)
    rows = overview.rows(events)
    return Message(
        subject=subjects.of_several(events, entries, wording.LATE if letter.late else ""),
        entries=tuple(overview.without(each, links, certainty) for each in entries),
        why=_why(letter),
        footer=entries[0].footer,
        at=max(each.at for each in entries),
        heading=subjects.counted(events),
        notes=(*_instead(letter), *_late(letter)),
        rows=rows if len(rows) > 1 else (),
        links=links,
        certainty=certainty,
    )


def _digest(letter: Letter) -> Message:
    events = subjects.weighed(letter.events)
    entries = tuple(map(entry, events))
    at = _until(letter)
    return Message(
        subject=subjects.of_digest(letter.shape, day(at), events, entries),
        entries=entries,
        why=_why(letter),
        footer=wording.DIGEST_FOOTER,
        at=at,
        shape=letter.shape,
        heading=_heading(letter, at),
        notes=(*_instead(letter), *_notes(letter, entries, at)),
        rows=overview.rows(events, overview.CHANGED),
        sections=editions.sections(events, letter.edition),
        silences=editions.silences(letter.edition),
        coverage=editions.coverage(letter.edition),
    )


def _timely(subject: str, letter: Letter) -> str:
    """A list of messages shows this and no more: a late one must not pass for one of just now."""
    return cut(f"{wording.LATE}{subject}", SUBJECT_MAX) if letter.late else subject


def _until(letter: Letter) -> datetime:
    if letter.edition:
        return letter.edition.until
    return max((event.at for event in letter.events), default=_NEVER)


def _heading(letter: Letter, at: datetime) -> str:
    edition = letter.edition
    match letter.shape:
        case Shape.WEEKLY if edition:
            return f"Weekly report, {day(edition.since)} to {day(at)}"
        case Shape.CATCH_UP:
            return f"What could not be sent before: {subjects.counted(letter.events)}"
        case _:
            return f"{wording.DIGESTS[letter.shape]}, {day(at)}"


def _notes(letter: Letter, entries: tuple[Entry, ...], at: datetime) -> tuple[str, ...]:
    if letter.shape is Shape.CATCH_UP and entries:
        oldest = min(each.at for each in entries)
        return (wording.caught_up(duration(at - oldest), minute(oldest)),)
    return () if entries else (wording.nothing(_span(letter)),)


def _span(letter: Letter) -> str:
    edition = letter.edition
    return f"{minute(edition.since)} to {minute(edition.until)}" if edition else ""


def _instead(letter: Letter) -> tuple[str, ...]:
    return (wording.instead(line(letter.instead_of, NAME_MAX)),) if letter.instead_of else ()


def _late(letter: Letter) -> tuple[str, ...]:
    if not letter.late:
        return ()
    instants = sorted(event.at for event in letter.events)
    return (wording.late(tuple(dict.fromkeys(map(minute, (instants[0], instants[-1]))))),)


def _why(letter: Letter) -> str:
    return wording.why(tuple(line(name, NAME_MAX) for name in letter.why))
