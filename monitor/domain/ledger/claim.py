"""A finding that may enter the ledger, and what it becomes there."""

from dataclasses import dataclass
from datetime import date

from monitor.domain.article import Article
from monitor.domain.body import BodyId, Gazetteer
from monitor.domain.document import RATING_REPORTS, is_report_page
from monitor.domain.event import Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Authority, Evidence, Inspection, InspectionId, Status
from monitor.domain.ledger.review import official_page, origin
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating
from monitor.domain.reading import Finding


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding that may enter the ledger: everything about it is known.

    ``beside_region``: the article rates the region that the body is in, too. ``decided_by``: the
    person who said so; None where it was read.
    """

    article: Article
    finding: Finding
    body_id: BodyId
    rating: Rating
    programme: str
    day: date
    beside_region: bool = False
    decided_by: str | None = None

    @property
    def authority(self) -> Authority:
        """Whose word it is."""
        return Authority.OFFICIAL if self.article.official else Authority.PRESS

    @property
    def report_url(self) -> str | None:
        """The inspectorate's own page, if the article is it or links to it."""
        return official_page(self.article)

    @property
    def is_report(self) -> bool:
        """Is the article the inspectorate's own report of an inspection?"""
        return self.article.official and self.article.document in RATING_REPORTS


def report_address(claim: Claim, meant: Inspection) -> str | None:
    """What to show as the report's address, once the claim is heard as well.

    The report's own page before a press release; of two that are alike, the one that stands, so
    that two pages do not take turns.
    """
    held = meant.report_url
    if held is None or (claim.is_report and not is_report_page(held)):
        return claim.report_url
    return held


def entry_of(claim: Claim) -> Inspection:
    """The inspection that it opens if none is known."""
    official = claim.authority is Authority.OFFICIAL
    return Inspection(
        id=InspectionId(f"{claim.body_id}-{claim.day}"),
        body_id=claim.body_id,
        programme=claim.programme,
        published=PartialDate.of(claim.day),
        rating=claim.rating,
        score=claim.finding.score,
        status=Status.CONFIRMED if official else Status.UNCONFIRMED,
        authority=claim.authority,
        report_url=claim.report_url,
        recorded_at=claim.article.read_at,
        standards=claim.finding.standards if official else (),
        fieldwork=claim.finding.fieldwork,
    )


def evidence_of(claim: Claim, inspection: InspectionId) -> Evidence:
    """What it says of an inspection."""
    finding = claim.finding
    return Evidence(
        inspection_id=inspection,
        article_id=claim.article.id,
        authority=claim.authority,
        rating=claim.rating,
        previous=finding.previous,
        direction=finding.direction,
        score=finding.score,
        quote=finding.quote.text,
        start=finding.quote.start,
        end=finding.quote.end,
        confidence=finding.confidence,
        decided_by=claim.decided_by,
    )


def event_of(
    claim: Claim,
    inspection: InspectionId,
    kind: EventKind,
    before: Earlier | None,
    gazetteer: Gazetteer,
) -> Event:
    """What it is news of."""
    # One key for every kind of first news about an inspection: it is told once, whatever it is.
    told = (kind, claim.rating) if kind is EventKind.CORRECTION else ()
    return Event(
        key=event_key(inspection, *told),
        kind=kind,
        body=gazetteer.bodies[claim.body_id].short_name,
        body_id=claim.body_id,
        inspection_id=inspection,
        at=claim.article.read_at,
        origin=origin(claim.article),
        after=claim.rating,
        before=before,
        score=claim.finding.score,
        quote=claim.finding.quote.text,
        confidence=claim.finding.confidence,
        report_url=claim.report_url,
    )
