"""Values of reading again: what is kept, what is read otherwise today, what follows from it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

from monitor.domain.article import Article, ArticleId
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.inspection import Evidence, Inspection, InspectionId
from monitor.domain.ledger.citation import Citation
from monitor.domain.reading import Category, Finding, Reading


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with what its present text was taken to say; ``read_at``: when it was first read.

    ``said``: what counts of it today. ``settled``: a person said what this text says.
    """

    article: Article
    category: Category
    said: tuple[Evidence, ...]
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A finding that may enter the ledger, as evidence and as the entry that it would open."""

    finding: Finding
    evidence: Evidence
    entry: Inspection


@dataclass(frozen=True, slots=True)
class Altered:
    """The same article says something else about the same body."""

    before: Evidence
    now: Saying

    @property
    def content(self) -> Evidence:
        """Today's word about the inspection that it spoke for before."""
        return replace(self.now.evidence, inspection_id=self.before.inspection_id)

    @property
    def rating_differs(self) -> bool:
        """Else it is the rating before, the direction or the score."""
        return self.before.rating is not self.now.evidence.rating


@dataclass(frozen=True, slots=True)
class Revision:
    """One article that is read otherwise today. Its text is left out: there may be thousands.

    ``was``: its category until now. ``fresh``: what was not recorded. ``gone``: what it does not
    say any more. ``doubted``: what a person would be asked today; the ledger is left as it is.
    """

    article: Article
    was: Category
    reading: Reading
    fresh: tuple[Saying, ...] = ()
    altered: tuple[Altered, ...] = ()
    gone: tuple[Evidence, ...] = ()
    doubted: tuple[Finding, ...] = ()

    @property
    def ended(self) -> tuple[Evidence, ...]:
        """What was recorded and does not count any more."""
        return (*self.gone, *(each.before for each in self.altered))


@dataclass(frozen=True, slots=True)
class Tabled:
    """The entry that an official article would make of an inspection it speaks for: with the
    standards that it gives, or with none."""

    inspection_id: InspectionId
    article_id: ArticleId
    entry: Inspection


@dataclass(frozen=True, slots=True)
class Word:
    """Evidence, and the text of the article that it stands in."""

    fingerprint: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger holds. ``inspections``: those that stand, oldest publication first.

    ``firsts``: what was written first. ``words``: what counts today, in the order recorded;
    ``said``: the same with the articles. These three of the inspections in question only.
    ``baseline``: the inspections whose first entry is not an article's but the shipped history's.
    """

    inspections: tuple[Inspection, ...]
    firsts: Mapping[InspectionId, Inspection]
    words: Mapping[InspectionId, tuple[Word, ...]]
    said: Mapping[InspectionId, tuple[Citation, ...]] = field(default_factory=dict)
    baseline: Container[InspectionId] = ()

    def shipped(self, inspection: InspectionId) -> Inspection | None:
        """What the shipped history says of it; None where it does not know it."""
        return self.firsts.get(inspection) if inspection in self.baseline else None


@dataclass(frozen=True, slots=True)
class Correction:
    """One inspection. ``before`` is None for one that is added; an ``after`` that is retracted,
    for one that nothing speaks for any more."""

    before: Inspection | None
    after: Inspection


@dataclass(frozen=True, slots=True)
class Rewording:
    """What ends and what begins to count of one article's word."""

    revision: Revision
    begins: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """All that a replay changes, to be written at once."""

    corrections: tuple[Correction, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    events: tuple[Event, ...] = ()
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True)
class Replayed:
    """``articles``: how many were read again; ``textless``: how many had no text any more.
    ``revisions``: those read otherwise, in order."""

    articles: int
    revisions: tuple[Revision, ...]
    revised: Revised
    textless: int = 0
