"""What a person decides on a question, and what must be known to follow it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from monitor.domain.article import Article
from monitor.domain.body import BodyId
from monitor.domain.event import Event, EventKey
from monitor.domain.inspection import Inspection, InspectionId
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.comparing import Rules
from monitor.domain.rating import Rating

NAME_MAX = 80
"""So many signs a person's name may have."""


class Verdict(StrEnum):
    """What a person says of a question."""

    CONFIRM = "confirm"  # what the article was taken to say is right
    CORRECT = "correct"  # it says something else
    DISMISS = "dismiss"  # it reports no outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """``by``: the person's name. Of what is None, the question's own word is right; ``published``
    is the day on which the inspection was published."""

    verdict: Verdict
    by: str
    body_id: BodyId | None = None
    rating: Rating | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer that was recorded. ``number``: the later one counts.

    ``inspection_id``: the one that it speaks for; None for a dismissal.
    """

    number: int
    question: EventKey
    answer: Answer
    at: datetime
    inspection_id: InspectionId | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that is known about it.

    ``article``: as it was read last. ``before``: what was decided on the question last. ``firsts``:
    what was written first of each inspection that is known.
    """

    question: Event
    article: Article
    known: Known
    before: Decision | None = None
    firsts: Mapping[InspectionId, Inspection] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows. ``ended``: the inspections for which the article's word until now counts no
    more; ``inspection_id``: the one for which the decision speaks."""

    change: Change = field(default_factory=Change)
    ended: tuple[InspectionId, ...] = ()
    inspection_id: InspectionId | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """``shipped``: what the shipped history says of the inspections that are known."""

    answer: Answer
    at: datetime
    rules: Rules
    shipped: Mapping[InspectionId, Inspection]
