"""A message of every sort: each sample event alone, several together, digests, late ones."""

from dataclasses import replace
from datetime import timedelta

from monitor.domain.article import SourceName
from monitor.domain.delivery import DeliveryId, Letter, Shape
from monitor.domain.digest import Coverage, Edition
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.inspection import InspectionId
from monitor.domain.partial_date import PartialDate
from monitor.domain.pause import Pause
from monitor.domain.rating import Rating
from monitor.domain.silence import Scope, Silence
from monitor.notify.sample_events import AT, SAMPLES, sample_event, sample_origin

_ID = DeliveryId("d1")
_WHY = ("Kent desk",)
_DAY = timedelta(days=1)

_RELEASE = sample_origin(
    official=True,
    url="https://hmiprobation.justiceinspectorates.gov.uk/news/london-2019/",
    title="Probation services in London: three reports published",
    source="HMI Probation news",
)

_GROUP = tuple(
    sample_event(
        kind,
        body,
        origin=_RELEASE,
        after=after,
        before=before,
        quote=f"We have rated {body} ‘{after.label}’ overall.",
    )
    for kind, body, after, before in (
        (
            EventKind.RATING_KEPT,
            "Ealing and Hillingdon PDU",
            Rating.INADEQUATE,
            Earlier(Rating.INADEQUATE, PartialDate("2022-11")),
        ),
        (
            EventKind.RATING_UP,
            "Lambeth PDU",
            Rating.REQUIRES_IMPROVEMENT,
            Earlier(Rating.INADEQUATE, PartialDate("2022-10")),
        ),
        (
            EventKind.RATING_DOWN,
            "Newham PDU",
            Rating.INADEQUATE,
            Earlier(Rating.REQUIRES_IMPROVEMENT, PartialDate("2023-01-17")),
        ),
    )
)


def _many(number: int) -> tuple[Event, ...]:
    return tuple(
        sample_event(
            EventKind.RATING_UP,
            f"Borough {each} and Neighbouring District {each} PDU",
            inspection_id=InspectionId(f"i{each}"),
            after=Rating.GOOD,
            before=Earlier(Rating.REQUIRES_IMPROVEMENT, PartialDate("2022")),
        )
        for each in range(1, number + 1)
    )


_NEWS = (
    *_GROUP,
    SAMPLES["first_rating"],
    SAMPLES["correction"],
    SAMPLES["report_unrated"],
    SAMPLES["needs_review"],
)

_SILENCES = (
    Silence(Scope.SOURCE, "Kent Online", "moves to a new site", AT - _DAY, AT + 3 * _DAY),
    Silence(Scope.BODY, "Medway PDU", "known error in its report", AT - _DAY, AT + 9 * _DAY),
)

_PAUSED = (
    Pause(SourceName("Essex Live"), AT - 9 * _DAY, None, "its feed is under repair"),
    Pause(SourceName("Barry News"), AT - _DAY, AT + 6 * _DAY),
)

_QUIET = Edition(AT - _DAY, AT, Coverage(0, 0, None, 31, 31))


def letters() -> dict[str, Letter]:
    """By the name that a preview is asked for."""
    return {
        **{name: Letter(_ID, (event,)) for name, event in SAMPLES.items()},
        "subscribed": Letter(_ID, (SAMPLES["rating_up"],), why=_WHY),
        "late": Letter(_ID, (SAMPLES["rating_down"],), why=_WHY, late=True),
        "fallback": Letter(
            _ID, (SAMPLES["rating_down"],), why=_WHY, instead_of="email:desk@example.org"
        ),
        "group": Letter(_ID, _GROUP, why=_WHY),
        "group_mixed": Letter(_ID, (SAMPLES["rating_down"], SAMPLES["needs_review"]), late=True),
        "group_many": Letter(_ID, _many(12), why=_WHY),
        "daily": _digest(Shape.DAILY, _NEWS, 1),
        "daily_empty": Letter(_ID, (), Shape.DAILY, _WHY, edition=_QUIET),
        "daily_not_audited": Letter(
            _ID, (), Shape.DAILY, _WHY, edition=replace(_QUIET, coverage=None)
        ),
        "weekly": _digest(Shape.WEEKLY, _NEWS, 7),
        "weekly_many": _digest(Shape.WEEKLY, (*_many(40), *_NEWS), 7),
        "weekly_empty": _digest(Shape.WEEKLY, (), 7),
        "catch_up": Letter(_ID, _gone_by(_NEWS), Shape.CATCH_UP, _WHY, edition=_edition(5)),
    }


def _digest(shape: Shape, events: tuple[Event, ...], days: int) -> Letter:
    return Letter(_ID, events, shape, _WHY, edition=_edition(days))


def _edition(days: int) -> Edition:
    return Edition(
        since=AT - days * _DAY,
        until=AT,
        coverage=Coverage(4, 4, timedelta(minutes=14), 30, 31),
        silences=_SILENCES,
        paused=_PAUSED,
        awaiting=(SAMPLES["needs_review_no_body"],),
    )


def _gone_by(events: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(replace(event, at=AT - 4 * _DAY) for event in events)
