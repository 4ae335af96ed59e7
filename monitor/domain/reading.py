"""What one article says: the values that come out of reading it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from monitor.domain.body import BodyId, BodyKind
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Direction, Rating, Score, StandardRating


class Category(StrEnum):
    """What sort of text it is. Only a rating report can change the ledger."""

    RATING_REPORT = "rating_report"
    REPORT_NO_RATING = "report_no_rating"
    RATING_MENTION = "rating_mention"
    OTHER_INSPECTORATE = "other_inspectorate"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Story:
    """A text to be read. ``published``: the day it says it appeared, if any."""

    title: str
    text: str
    url: str | None = None
    published: date | None = None

    @property
    def whole(self) -> str:
        """Title, a line feed, text: what the offsets of quotes count in."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the story: ``story.whole[start:end]``, with white space folded in ``text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a story says about one body.

    ``body_id`` is None for a well-formed name that the gazetteer lacks; ``body`` then is that name
    as written. ``previous`` and ``direction`` only as far as the text itself says them.
    ``confidence`` is between 0 and 1. ``doubt``: why a person should look, None for no doubt.
    ``fieldwork``: when it began, from the inspectorate's own table of ratings only.
    """

    body_id: BodyId | None
    body: str
    kind: BodyKind | None
    overall: Rating | None
    quote: Quote
    confidence: float
    previous: Rating | None = None
    direction: Direction | None = None
    score: Score | None = None
    standards: tuple[StandardRating, ...] = ()
    doubt: str | None = None
    fieldwork: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What was taken from words of the story, or why they were set aside."""

    quote: Quote
    taken: bool
    what: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader has to say about one story.

    ``findings``: outcome of the inspection that the story is about. ``mentions``: ratings of other
    or earlier inspections. ``reasons``: why this category. ``doubts``: the story reports an
    outcome, but what it says could not be read with confidence.
    """

    category: Category
    findings: tuple[Finding, ...]
    mentions: tuple[Finding, ...]
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()

    @property
    def relevant(self) -> bool:
        """True for a story that reports how a body was rated."""
        return self.category is Category.RATING_REPORT
