"""A replay for programs. The keys are a promise: docs/replay.md."""

from collections.abc import Iterator

from monitor.domain.event import Event
from monitor.domain.inspection import Evidence, Inspection, Status
from monitor.domain.ledger.revision import Correction, Replayed, Revision
from monitor.domain.reading import Finding

Row = dict[str, object]


def replay_row(done: Replayed, *, applied: bool) -> Row:
    """All of it in one object."""
    revised = done.revised
    return {
        "applied": applied,
        "articles_read": done.articles,
        "texts_dropped": done.textless,
        "articles": [_article(each) for each in done.revisions],
        "ledger": [_correction(each) for each in revised.corrections],
        "alerts": [_event(each) for each in revised.events],
    }


def change_of(correction: Correction) -> str:
    """One word: added, changed, retracted."""
    if correction.before is None:
        return "added"
    return "retracted" if correction.after.status is Status.RETRACTED else "changed"


def _article(revision: Revision) -> Row:
    article = revision.article
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "first_read_at": article.read_at,
        "category_before": revision.was,
        "category": revision.reading.category,
        "reasons": [*revision.reading.reasons, *revision.reading.doubts],
        "findings": list(_findings(revision)),
    }


def _findings(revision: Revision) -> Iterator[Row]:
    for each in revision.fresh:
        yield _finding("added", each.finding, after=each.evidence)
    for pair in revision.altered:
        yield _finding("changed", pair.now.finding, pair.before, pair.content)
    for one in revision.gone:
        yield _finding("gone", None, before=one)
    for finding in revision.doubted:
        yield _finding("doubtful", finding)


def _finding(
    change: str,
    finding: Finding | None,
    before: Evidence | None = None,
    after: Evidence | None = None,
) -> Row:
    return {
        "change": change,
        "inspection_id": before.inspection_id if before else None,
        "body_id": finding.body_id if finding else None,
        "body": finding.body if finding else None,
        "doubt": finding.doubt if finding else None,
        "before": _said(before) if before else None,
        "after": _said(after) if after else None,
    }


def _said(evidence: Evidence) -> Row:
    return {
        "overall_rating": evidence.rating,
        "previous_rating": evidence.previous,
        "direction": evidence.direction,
        "score": str(evidence.score) if evidence.score else None,
        "quote": evidence.quote,
        "confidence": evidence.confidence,
    }


def _correction(correction: Correction) -> Row:
    return {
        "change": change_of(correction),
        "inspection_id": correction.after.id,
        "body_id": correction.after.body_id,
        "before": _inspection(correction.before) if correction.before else None,
        "after": _inspection(correction.after),
    }


def _inspection(inspection: Inspection) -> Row:
    return {
        "published": inspection.published.text,
        "overall_rating": inspection.rating,
        "score": str(inspection.score) if inspection.score else None,
        "status": inspection.status,
        "authority": inspection.authority.name.lower(),
        "standards": [
            {"number": each.number, "name": each.name, "rating": each.rating}
            for each in inspection.standards
        ],
        "note": inspection.note,
    }


def _event(event: Event) -> Row:
    return {
        "kind": event.kind,
        "body": event.body,
        "overall_rating": event.after,
        "url": event.origin.url,
        "reasons": list(event.reasons),
    }
