"""Event -> Entry. Pure: what people read of one event is decided here and in the wording."""

from monitor.domain.event import FOLLOW_UPS, OPERATIONAL, Event, EventKind
from monitor.notify import wording
from monitor.notify.dates import day
from monitor.notify.inert import cut, inert
from monitor.notify.message import Entry, Fact, Link
from monitor.notify.phrases import MARKS, TONES

SUBJECT_MAX = 200


def entry(event: Event) -> Entry:
    """Any event, however hostile its texts, -> its words."""
    clean = inert(event)
    return Entry(
        tone=TONES[clean.kind],
        subject=cut(wording.subject(clean), SUBJECT_MAX),
        mark=MARKS[clean.kind],
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


_WITHOUT_A_CHANGE = (
    EventKind.TEST,
    EventKind.NEEDS_REVIEW,
    EventKind.REPORT_UNRATED,
    *FOLLOW_UPS,
    *OPERATIONAL,
)
_BEFORE = {EventKind.CORRECTION: "We recorded", EventKind.REPORT_UNRATED: "Last rating"}
_NEW = {
    EventKind.CORRECTION: "Right rating",
    EventKind.NEEDS_REVIEW: "Perhaps",
    EventKind.CONFIRMED: "Rating",
    EventKind.COVERAGE: "Rating",
}
_ROLES = {
    EventKind.ALERT_MISSING: "Report",
    EventKind.ALERT_LATE: "Report",
    EventKind.ALERT_FOUND: "Report",
    EventKind.DELIVERY_DEAD: "Article",
}


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
    if event.kind in OPERATIONAL:
        role = _ROLES.get(event.kind, "Source")
        return (Link(role, origin.title or origin.url, origin.url),) if origin.url else ()
    when = day(origin.published) if origin.published else "not dated"
    detail = f"{origin.source or 'unnamed source'}, {when}"
    article = Link("Article", wording.article_title(event), origin.url or None, detail)
    if event.kind is EventKind.TEST:
        return (article,) if origin.url else ()
    if event.report_url is None:
        unseen = Link("Report", wording.NO_REPORT, None)
        return (article,) if event.kind in FOLLOW_UPS else (unseen, article)
    if event.report_url == origin.url:
        return (Link("Report", article.title, article.url, detail),)
    return (Link("Report", "The inspectorate’s own report", event.report_url), article)
