"""More about what was told before: the inspectorate's word, and each further article."""

from collections.abc import Container
from dataclasses import replace

from monitor.domain.article import ArticleId
from monitor.domain.body import Gazetteer
from monitor.domain.copies import is_copy, text_of
from monitor.domain.event import FOLLOW_UPS, Earlier, Event, EventKind
from monitor.domain.identity import event_key
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.change import Change, Known
from monitor.domain.ledger.claim import Claim, event_of, report_address


def confirmation(
    claim: Claim, meant: Inspection, before: Earlier | None, gazetteer: Gazetteer
) -> Event:
    """Once for each inspection: what the press had reported, the inspectorate says too."""
    event = event_of(claim, meant.id, EventKind.CONFIRMED, before, gazetteer)
    key = event_key(meant.id, EventKind.CONFIRMED)
    return replace(event, key=key, report_url=report_address(claim, meant))


def coverage(
    claim: Claim, meant: Inspection, known: Known, gazetteer: Gazetteer
) -> tuple[Event, ...]:
    """Once for each article that says the same as those before it; empty where it is the first.

    What speaks for an inspection of the shipped history first is no further article either, nor is
    a copy of one that spoke.
    """
    spoke = {one.evidence.article_id for one in known.said.get(meant.id, ())}
    if not spoke or claim.article.id in spoke or _is_copied(claim, spoke, known):
        return ()
    event = event_of(claim, meant.id, EventKind.COVERAGE, None, gazetteer)
    key = event_key(meant.id, EventKind.COVERAGE, claim.article.id)
    return (replace(event, key=key, report_url=report_address(claim, meant)),)


def _is_copied(claim: Claim, spoke: Container[ArticleId], known: Known) -> bool:
    """The inspectorate's own pages copy nobody: of them no texts are compared."""
    new = text_of(claim.article)
    return any(each.article in spoke and is_copy(new, each) for each in known.texts)


def without_idle_follow_ups(change: Change) -> Change:
    """Nothing new happened: a follow-up that goes to nobody is not kept."""
    told = {event.key for delivery in change.deliveries for event in delivery.events}
    kept = (e for e in change.events if e.kind not in FOLLOW_UPS or e.key in told)
    return replace(change, events=tuple(kept))
