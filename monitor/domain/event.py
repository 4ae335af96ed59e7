"""What one is told about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.inspection import InspectionId
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score

EventKey = NewType("EventKey", str)


class EventKind(StrEnum):
    """What happened: to a rating, or to the service itself."""

    FIRST_RATING = "first_rating"
    RATING_UP = "rating_up"
    RATING_DOWN = "rating_down"
    RATING_KEPT = "rating_kept"
    CORRECTION = "correction"
    REPORT_UNRATED = "report_unrated"
    NEEDS_REVIEW = "needs_review"
    CONFIRMED = "confirmed"  # what the press reported, the inspectorate says too
    COVERAGE = "coverage"  # another article on what was told before
    SOURCE_BROKEN = "source_broken"
    SOURCE_SILENT = "source_silent"
    SOURCE_BACK = "source_back"
    SOURCE_PAUSED = "source_paused"  # for so long that it may be forgotten
    RUN_HELD = "run_held"  # it would change too much at once: a person decides
    DELIVERY_DEAD = "delivery_dead"
    ALERT_MISSING = "alert_missing"
    ALERT_LATE = "alert_late"  # all were told, but not in time
    ALERT_FOUND = "alert_found"  # what was missing has been told to all since
    AUDIT_STOPPED = "audit_stopped"  # nobody checks whether all is told
    CONFIG_REFUSED = "config_refused"  # edited, and faulty: the one of before is kept
    CONFIG_ACCEPTED = "config_accepted"  # what was refused before is mended
    TEST = "test"


RATED = frozenset(
    (
        EventKind.FIRST_RATING,
        EventKind.RATING_UP,
        EventKind.RATING_DOWN,
        EventKind.RATING_KEPT,
    )
)
"""A new inspection with a rating."""

FOLLOW_UPS = frozenset((EventKind.CONFIRMED, EventKind.COVERAGE))
"""Nothing new, but more about what was told: only for those who asked for it."""

CHANGES = RATED | FOLLOW_UPS | {EventKind.CORRECTION, EventKind.REPORT_UNRATED}
"""What anybody may see; questions and troubles are the operator's."""

OPERATIONAL = frozenset(
    (
        EventKind.SOURCE_BROKEN,
        EventKind.SOURCE_SILENT,
        EventKind.SOURCE_BACK,
        EventKind.SOURCE_PAUSED,
        EventKind.RUN_HELD,
        EventKind.DELIVERY_DEAD,
        EventKind.ALERT_MISSING,
        EventKind.ALERT_LATE,
        EventKind.ALERT_FOUND,
        EventKind.AUDIT_STOPPED,
        EventKind.CONFIG_REFUSED,
        EventKind.CONFIG_ACCEPTED,
    )
)
"""About the service itself: for those who run it."""

ENDS = {
    EventKind.SOURCE_BACK: (EventKind.SOURCE_BROKEN, EventKind.SOURCE_SILENT),
    EventKind.ALERT_FOUND: (EventKind.ALERT_MISSING,),
    EventKind.CONFIG_ACCEPTED: (EventKind.CONFIG_REFUSED,),
}
"""What tells that a trouble is over, and of which kinds."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The rating before. ``published`` is None where only the article tells of it.

    ``body``: the name of a predecessor whose rating is shown but not compared; None for the same
    body. ``stated``: the article says so, the ledger does not know it.
    """

    rating: Rating
    published: PartialDate | None = None
    body: str | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """The article that an event comes from."""

    article_id: ArticleId
    source: SourceName
    official: bool
    url: str
    title: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """One alert's worth of news.

    ``body`` is the name for people. ``before`` is the rating before, or, in a correction, what was
    recorded wrongly. ``confidence`` is between 0 and 1. ``reasons`` say why a person should look.
    ``report_url`` is the inspectorate's own page, if known.
    """

    key: EventKey
    kind: EventKind
    body: str
    at: datetime
    origin: Origin
    body_id: BodyId | None = None
    inspection_id: InspectionId | None = None
    after: Rating | None = None
    before: Earlier | None = None
    score: Score | None = None
    quote: str = ""
    confidence: float = 1.0
    report_url: str | None = None
    reasons: tuple[str, ...] = ()
