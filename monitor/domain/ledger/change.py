"""What the ledger held, and what one article changes in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.domain.article import ArticleId
from monitor.domain.body import BodyId
from monitor.domain.copies import Text
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event, EventKey
from monitor.domain.inspection import Evidence, Inspection, InspectionId
from monitor.domain.ledger.citation import Citation


@dataclass(frozen=True, slots=True)
class Known:
    """The standing entries of the bodies an article speaks of, and of those before them.

    Each body's inspections are ordered by publication, oldest first. ``said``: what counts for each
    inspection, in the order it was recorded. ``returning``: what was withdrawn with the page
    of the very article that is compared, and counts again once that is there. ``texts``: what
    other articles said of the same bodies. ``settled``: a person said what the text of the very
    article says. ``set_aside``: questions that a person answered otherwise than they were put, and
    which article each was about.
    """

    inspections: Mapping[BodyId, tuple[Inspection, ...]]
    said: Mapping[InspectionId, tuple[Citation, ...]] = field(default_factory=dict)
    returning: frozenset[InspectionId] = frozenset()
    texts: tuple[Text, ...] = ()
    settled: bool = False
    set_aside: Mapping[EventKey, ArticleId] = field(default_factory=dict)

    def of(self, body: BodyId) -> tuple[Inspection, ...]:
        """All inspections of one body; empty for none."""
        return self.inspections.get(body, ())


@dataclass(frozen=True, slots=True)
class Change:
    """New entries for the ledger, what speaks for them, and whom to tell.

    ``owing``: the article was taken in, but the report's file is still to come.
    """

    entries: tuple[Inspection, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    events: tuple[Event, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    owing: bool = False


def together(*changes: Change) -> Change:
    """All of them as one, in this order."""
    return Change(
        entries=tuple(entry for change in changes for entry in change.entries),
        evidence=tuple(piece for change in changes for piece in change.evidence),
        events=tuple(event for change in changes for event in change.events),
        deliveries=tuple(each for change in changes for each in change.deliveries),
        owing=any(change.owing for change in changes),
    )
