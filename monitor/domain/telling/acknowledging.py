"""A trouble that a person knows of stays quiet until it changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.event import ENDS, OPERATIONAL, Event, EventKind

ACKNOWLEDGEABLE = frozenset((EventKind.NEEDS_REVIEW, *OPERATIONAL)) - ENDS.keys()
"""All else is news, or good news, and needs nobody's hand."""

_VARYING = re.compile(
    r"\b\d+ (?:visits|days)\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b|(?<!\S)\S*?\d{4}\S*|\d{1,2}:\d\d|"
    r"\b\d{1,2}\b"
)
"""Days, times, ids and counts differ each time; an answer such as HTTP 503 has three digits."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """``over_at``: when what was broken worked again last; None where it has not."""

    event: Event
    at: datetime
    over_at: datetime | None = None


def is_known(event: Event, known: Iterable[Acknowledged]) -> bool:
    """Is it what a person knows of, again? What was over meanwhile and comes again is not."""
    same = (one for one in known if _trouble(one.event) == _trouble(event))
    return any(one.over_at is None or one.over_at <= one.at for one in same)


def _trouble(event: Event) -> tuple[object, ...]:
    # A question about another article is another question, whatever its words.
    article = event.origin.article_id if event.kind is EventKind.NEEDS_REVIEW else ""
    reasons = tuple(_VARYING.sub("", reason) for reason in event.reasons)
    return event.kind, event.body, event.after, article, reasons
