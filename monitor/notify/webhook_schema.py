"""The shape of a webhook's JSON, as JSON Schema: https://json-schema.org/draft/2020-12."""

from collections.abc import Mapping

from monitor.domain.delivery import Shape
from monitor.domain.event import EventKind
from monitor.domain.rating import Rating
from monitor.domain.silence import Scope

Schema = Mapping[str, object]

_RATINGS = [rating.label for rating in Rating]


def _text(about: str) -> Schema:
    return {"type": "string", "description": about}


def _instant(about: str) -> Schema:
    return {"type": "string", "format": "date-time", "description": f"{about} UTC."}


def _address(about: str) -> Schema:
    return {"type": ["string", "null"], "format": "uri", "description": about}


def _one_of(values: list[str], about: str) -> Schema:
    return {"enum": values, "description": about}


def _maybe(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


def _all_of(about: str, **parts: Schema) -> Schema:
    """An object with exactly these parts, none of them left out."""
    return {
        "type": "object",
        "description": about,
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }


def _list_of(each: Schema, about: str) -> Schema:
    return {"type": "array", "items": each, "description": about}


def _number(about: str, most: int | None = None) -> Schema:
    return {"type": "number", "minimum": 0, "description": about} | (
        {"maximum": most} if most is not None else {}
    )


_EVENT = _all_of(
    "One thing that happened.",
    key=_text("The same event has the same key, wherever and however often it is told."),
    kind=_one_of(list(EventKind), "What happened."),
    at=_instant("When it was noticed."),
    body=_all_of(
        "Whom it is about; of operational kinds, the source or the place.",
        id=_maybe(_text("As in: probation-monitor bodies. Null where nobody could tell.")),
        name=_text("For people; may be empty."),
    ),
    inspection=_maybe(_text("The same for all events on one inspection.")),
    rating=_maybe(_one_of(_RATINGS, "The new or right rating.")),
    before=_maybe(
        _all_of(
            "The rating before; of a correction, what had been recorded.",
            rating=_one_of(_RATINGS, "That rating."),
            published=_maybe(_text("A year, a month or a day, as exactly as it is known.")),
            predecessor=_maybe(_text("The body it was of, where it was another one.")),
            stated_by_article={"type": "boolean", "description": "Only the article says so."},
        )
    ),
    score=_maybe(_all_of("Points.", points=_number("Reached."), out_of=_number("That there are."))),
    quote=_text("The sentence it was read from; may be empty."),
    confidence=_maybe(_number("How sure we are that we read it right.", 1)),
    official={"type": "boolean", "description": "The inspectorate's own word, not the press's."},
    article=_all_of(
        "Where it was read.",
        source=_text("The name of the source."),
        url=_address("Null where there is nothing to click on."),
        title=_text("Its title; may be empty."),
        published=_maybe(_instant("When it appeared.")),
    ),
    report_url=_address("The inspectorate's own page, where it is known."),
    reasons=_list_of(_text("One of them."), "Why a person should look."),
)

_DIGEST = _all_of(
    "What a digest says beside its events.",
    since=_instant("The beginning of its span."),
    until=_instant("The end of its span."),
    coverage=_maybe(
        _all_of(
            "What the inspectorate published in that span, and what became of it.",
            published=_number("Rated reports."),
            alerted=_number("Of these, told to all who were to be told."),
            worst_delay_seconds=_maybe(_number("From appearing to being told.")),
            sources_healthy=_number("Sources that could be read."),
            sources=_number("All sources."),
        )
    ),
    silences=_list_of(
        _all_of(
            "Somebody wants to hear nothing of it for a while.",
            scope=_one_of(list(Scope), "What is silent."),
            target=_text("Its id or name."),
            reason=_text("Why."),
            until=_instant("When it ends."),
        ),
        "Those that hold.",
    ),
    paused=_list_of(
        _all_of(
            "A source that is not visited for now.",
            source=_text("Its name."),
            reason=_text("Why; may be empty."),
            since=_instant("When it was paused."),
            until=_maybe(_instant("When it ends; null: when somebody resumes it.")),
        ),
        "Those that are.",
    ),
    awaiting=_list_of(_EVENT, "What a person must decide yet."),
)

SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Probation Monitor webhook",
    **_all_of(
        "What is posted to a webhook.",
        type=_one_of([f"probation.{shape}" for shape in Shape], "What sort of message."),
        timestamp=_instant("Of the latest event, or of the digest's end."),
        data=_all_of(
            "The message.",
            id=_text("The same in every try, as the header webhook-id."),
            subject=_text("All in one line."),
            late={"type": "boolean", "description": "It should have been sent long ago."},
            instead_of=_maybe(_text("Of a fallback: where it could not be brought.")),
            subscriptions=_list_of(_text("A name."), "Who asked for it."),
            events=_list_of(_EVENT, "What happened; a digest may hold none."),
            digest=_maybe(_DIGEST),
        ),
    ),
}
