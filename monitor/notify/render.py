"""Letter -> Message. Pure: what people read is decided here and in the wording, nowhere else."""

from monitor.domain.delivery import Letter
from monitor.domain.event import Event, EventKind
from monitor.notify import wording
from monitor.notify.dates import day
from monitor.notify.inert import NAME_MAX, cut, inert, line
from monitor.notify.message import Entry, Fact, Link, Message

SUBJECT_MAX = 200


def render(letter: Letter) -> Message:
    """Any events, however hostile their texts, -> the words of their message."""
    entries = tuple(map(entry, letter.events))
    return Message(
        subject=cut(" · ".join(each.subject for each in entries), SUBJECT_MAX),
        entries=entries,
        why=wording.why(tuple(line(name, NAME_MAX) for name in letter.why)),
        footer=entries[0].footer,
        at=max(each.at for each in entries),
    )


def entry(event: Event) -> Entry:
    """Any event, however hostile its texts, -> its words."""
    clean = inert(event)
    return Entry(
        tone=wording.TONES[clean.kind],
        subject=cut(wording.subject(clean), SUBJECT_MAX),
        mark=wording.MARKS[clean.kind],
        body=wording.title(clean),
        headline=wording.headline(clean),
        summary=wording.summary(clean),
        facts=tuple(fact for fact in _facts(clean) if fact.value),
        reasons=clean.reasons,
        quote=clean.quote,
        links=_links(clean),
        certainty=wording.certainty(clean),
        footer=wording.footer(clean),
        at=clean.at,
    )


_WITHOUT_A_CHANGE = (EventKind.TEST, EventKind.NEEDS_REVIEW, EventKind.REPORT_UNRATED)
_BEFORE = {EventKind.CORRECTION: "We recorded", EventKind.REPORT_UNRATED: "Last rating"}
_NEW = {EventKind.CORRECTION: "Right rating", EventKind.NEEDS_REVIEW: "Perhaps"}


def _facts(event: Event) -> tuple[Fact, ...]:
    return (
        Fact(_NEW.get(event.kind, "New rating"), event.after.label if event.after else ""),
        _before(event),
        Fact("Change", wording.change(event)),
        Fact("Score", f"{event.score.points} of {event.score.out_of}" if event.score else ""),
    )


def _before(event: Event) -> Fact:
    if event.before is None:
        if event.kind is EventKind.CORRECTION:
            return Fact("We recorded", "that the report was withdrawn" if event.after else "")
        unknown = event.kind not in _WITHOUT_A_CHANGE
        return Fact("Before", "no rating known to us" if unknown else "")
    if event.before.body:
        return Fact("Predecessor", wording.earlier(event.before))
    return Fact(_BEFORE.get(event.kind, "Before"), wording.earlier(event.before))


def _links(event: Event) -> tuple[Link, ...]:
    origin = event.origin
    when = day(origin.published) if origin.published else "not dated"
    detail = f"{origin.source or 'unnamed source'}, {when}"
    article = Link("Article", wording.article_title(event), origin.url or None, detail)
    if event.kind is EventKind.TEST:
        return (article,) if origin.url else ()
    if event.report_url is None:
        return (Link("Report", wording.NO_REPORT, None), article)
    if event.report_url == origin.url:
        return (Link("Report", article.title, article.url, detail),)
    return (Link("Report", "The inspectorate’s own report", event.report_url), article)
