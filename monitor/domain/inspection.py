"""The ledger's values: inspections, and what speaks for them."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from monitor.domain.article import ArticleId
from monitor.domain.body import BodyId
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Direction, Rating, Score, StandardRating

InspectionId = NewType("InspectionId", str)


class Authority(IntEnum):
    """Whose word it is; the higher beats the lower."""

    PRESS = 1
    OFFICIAL = 2


class Status(StrEnum):
    """How an inspection's entry came to stand as it does."""

    UNCONFIRMED = "unconfirmed"  # the press says so
    CONFIRMED = "confirmed"  # the inspectorate says so, or the baseline
    CORRECTED = "corrected"  # the inspectorate says something else than was recorded
    WITHDRAWN = "withdrawn"  # the inspectorate took its report down; its rating counts no more
    RETRACTED = "retracted"  # we had misread: nothing says so; shown of days before only


@dataclass(frozen=True, slots=True)
class Inspection:
    """One entry of the ledger. A later entry of the same id supersedes it; none is ever changed.

    ``published`` is the report's publication, as exactly as it is known. ``rating`` is None where
    the inspection carried none. ``report_url``: the inspectorate's own page, else the best address
    known. ``recorded_at``: when this entry was written. ``standards`` and ``fieldwork`` (when it
    began) are the inspectorate's own word only.
    """

    id: InspectionId
    body_id: BodyId
    programme: str
    published: PartialDate
    rating: Rating | None
    score: Score | None
    status: Status
    authority: Authority
    report_url: str | None
    recorded_at: datetime
    note: str = ""
    standards: tuple[StandardRating, ...] = ()
    fieldwork: PartialDate | None = None

    @property
    def counts(self) -> bool:
        """It carried a rating, and its report was not taken down."""
        return self.rating is not None and self.status is not Status.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article's word about one inspection. ``decided_by``: the person who said that this is
    its word; None where it was read."""

    inspection_id: InspectionId
    article_id: ArticleId
    authority: Authority
    rating: Rating
    previous: Rating | None
    direction: Direction | None
    score: Score | None
    quote: str
    start: int
    end: int
    confidence: float
    decided_by: str | None = None
