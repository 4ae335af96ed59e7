"""The sentences of an alert. Pure: an event whose texts are clean -> words."""

from monitor.domain.delivery import Shape
from monitor.domain.event import OPERATIONAL, Earlier, Event, EventKind
from monitor.domain.ledger.undoing import TAKEN_BACK
from monitor.domain.rating import Rating
from monitor.domain.visiting.source_state import State
from monitor.notify.dates import minute
from monitor.notify.phrases import ALONE, HEADLINES, MARKS, STATES, SUMMARIES

INSPECTORATE = "HM Inspectorate of Probation"
UNCONFIRMED = "Unconfirmed: reported by the press."
NO_REPORT = "The inspectorate’s own report was not seen yet."
LATE = "Late: "
DIGEST_FOOTER = f"Sent by Probation Monitor. Not a service of {INSPECTORATE}."
DIGESTS = {
    Shape.ALERT: "Alert",
    Shape.DAILY: "Daily digest",
    Shape.WEEKLY: "Weekly report",
    Shape.CATCH_UP: "Late",
}

_NAMELESS = (EventKind.NEEDS_REVIEW, EventKind.REPORT_UNRATED)
"""What one may be told of without any body."""

_WITHDRAWN = "report withdrawn, its rating counts no more"
_WITHDRAWN_SUMMARY = (
    f"{INSPECTORATE} has taken down its report on {{body}}. We no longer count its rating."
)

_TAKEN_BACK = "we were wrong: it was not rated so"
_TAKEN_BACK_SUMMARY = (
    "We told that {body} was rated {before}. A person has looked again: the article does not say "
    "so. We no longer count it."
)

_REDATED = "{after}, under another date than we had recorded"
_REDATED_SUMMARY = (
    f"{INSPECTORATE} has put right the date of its report on {{body}}, which it rated {{after}}. "
    "By the date we had recorded, it was old news."
)

_CHANGES = {
    EventKind.FIRST_RATING: "first known rating",
    EventKind.RATING_UP: "better",
    EventKind.RATING_DOWN: "worse",
    EventKind.RATING_KEPT: "the same",
    EventKind.CORRECTION: "a correction of what we recorded, no new inspection",
    EventKind.REPORT_UNRATED: "none: this kind of inspection gives no rating",
}

# From this confidence upwards, the words beside it.
_SURENESS = (
    (0.9, "We are sure that we read it right."),
    (0.7, "We are fairly sure that we read it right."),
    (0.5, "We are not quite sure that we read it right: please check the quote."),
)
_UNSURE = "We are unsure whether we read it right: please check the quote."


def subject(event: Event) -> str:
    """All in one line: ``▼ Kent PDU: Good → Requires improvement``."""
    return f"{MARKS[event.kind]} {': '.join(filter(None, (_name(event), headline(event))))}"


def title(event: Event) -> str:
    """The body's name, or what stands for it where nobody could tell the body."""
    return _name(event) or "A body we could not name"


def headline(event: Event) -> str:
    """What happened to the body, in a few words."""
    if is_taken_back(event):
        return _TAKEN_BACK
    if is_withdrawal(event):
        return _WITHDRAWN
    if is_redated(event):
        return _REDATED.format(after=_rating(event.after))
    if state := _state(event):
        return STATES[state][0]
    before = _own_rating(event.before)
    words = HEADLINES if before else {**HEADLINES, **ALONE}
    return words[event.kind].format(
        before=before, after=_rating(event.after), title=article_title(event)
    )


def is_withdrawal(event: Event) -> bool:
    """A correction that puts nothing in the place of what was recorded."""
    return event.kind is EventKind.CORRECTION and event.after is None


def is_taken_back(event: Event) -> bool:
    """The same, where we were wrong, and not the inspectorate."""
    return is_withdrawal(event) and TAKEN_BACK in event.reasons


def is_redated(event: Event) -> bool:
    """A correction of the date alone."""
    before = event.before
    same = before is not None and before.body is None and before.rating is event.after
    return event.kind is EventKind.CORRECTION and same


def _state(event: Event) -> State | None:
    """What is the matter with a source, as its reason begins; None where it says no such thing."""
    if event.kind is not EventKind.SOURCE_BROKEN or not event.reasons:
        return None
    said = event.reasons[0].partition(":")[0]
    return next((state for state in STATES if state.value == said), None)


def summary(event: Event) -> str:
    """What happened, in sentences; hearsay is told as hearsay."""
    if is_taken_back(event):
        before = _own_rating(event.before)
        return _TAKEN_BACK_SUMMARY.format(body=title(event), before=before)
    if is_withdrawal(event):
        return _WITHDRAWN_SUMMARY.format(body=title(event))
    if is_redated(event):
        return _REDATED_SUMMARY.format(body=title(event), after=_rating(event.after))
    if state := _state(event):
        return STATES[state][1].format(body=title(event))
    who = (
        f"{INSPECTORATE} has"
        if event.origin.official
        else f"The press reports that {INSPECTORATE} has"
    )
    return SUMMARIES[event.kind].format(
        who=who, body=title(event), after=_rating(event.after), title=article_title(event)
    )


def article_title(event: Event) -> str:
    """In quotation marks, so that nobody takes it for our own words."""
    return f"“{event.origin.title}”" if event.origin.title else "an article without a title"


def change(event: Event) -> str:
    """Better, worse, the same or first, and by how much; empty where nothing can be said."""
    if is_taken_back(event):
        return "what we told is taken back"
    if is_withdrawal(event):
        return "a withdrawal, no new inspection"
    return f"{_CHANGES.get(event.kind, '')}{_steps(event)}"


def earlier(before: Earlier) -> str:
    """``Good, May 2021``, and by whose word, and whose rating it was if not the body's own."""
    dated = before.rating.label + (f", {before.published}" if before.published else "")
    told = f"according to the article: {dated}" if before.stated else dated
    return f"{before.body}: {told} (not comparable)" if before.body else told


def certainty(event: Event) -> str:
    """Whose word it is, and how sure we are of our reading; empty of what we did ourselves."""
    if event.kind is EventKind.TEST:
        return "Made up for this test."
    if event.kind in OPERATIONAL:
        return ""
    whose = f"Confirmed: from {INSPECTORATE} itself." if event.origin.official else UNCONFIRMED
    return f"{whose} {_sureness(event)}"


def footer(event: Event) -> str:
    """When it was noticed, and by what."""
    return (
        f"Noticed by Probation Monitor on {minute(event.at)} (London time). "
        f"Not a service of {INSPECTORATE}."
    )


def why(subscriptions: tuple[str, ...]) -> str:
    """By which subscriptions somebody gets this."""
    if not subscriptions:
        return ""
    return f"You get this because of the subscription {' and '.join(subscriptions)}."


def late(noticed: tuple[str, ...]) -> str:
    """Why somebody reads only now what happened then; one instant, or the first and the last."""
    when = " to ".join(noticed)
    return f"This comes late: it was noticed on {when} (London time) and could not be sent then."


def instead(place: str) -> str:
    """Why it comes to the fallback."""
    return f"This comes to you because it could not be brought to {place}."


def caught_up(waited: str, oldest: str) -> str:
    """On top of all that waited too long to be told one by one."""
    return (
        f"These could not be sent for {waited}: the oldest is of {oldest} (London time). "
        "They are told together, so that they do not flood you."
    )


def nothing(span: str) -> str:
    """A digest without news says so."""
    during = f" from {span} (London time)" if span else ""
    return f"Nothing changed{during}: no new rating, no correction, no report without rating."


def _name(event: Event) -> str:
    return event.body or ("" if event.kind in _NAMELESS else "Unnamed body")


def _rating(rating: Rating | None) -> str:
    return rating.label if rating else "rating not stated"


def _own_rating(before: Earlier | None) -> str:
    return before.rating.label if before and not before.body else ""


def _steps(event: Event) -> str:
    moved = event.kind in (EventKind.RATING_UP, EventKind.RATING_DOWN)
    if not moved or not event.before or event.before.body or not event.after:
        return ""
    steps = event.after - event.before.rating
    size = {1: "one step", 2: "two steps", 3: "three steps"}.get(abs(steps))
    return f", {size} {'up' if steps > 0 else 'down'}" if size else ""


def _sureness(event: Event) -> str:
    if event.kind is EventKind.NEEDS_REVIEW:
        return "What it says is for a person to decide."
    return next((words for floor, words in _SURENESS if event.confidence >= floor), _UNSURE)
