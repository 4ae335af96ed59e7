"""The whole ledger as sheets: public facts alone, nothing of who is told or of the service.

Names are a promise: sheets and columns are added, never renamed or taken away.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from monitor.domain.body import Body
from monitor.domain.event import Event
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import standing
from monitor.domain.rating import Rating
from monitor.domain.showing.history_columns import MEANINGS
from monitor.domain.showing.history_rows import rows
from monitor.domain.showing.sheet import Sheet, dictionary

_BODIES = {
    "body_id": "stable",
    "name": "in full",
    "short_name": "as people say",
    "kind": "crc, nps_division, region, pdu, yjs, national",
    "region": "body_id of its probation region",
    "nation": "England or Wales",
    "active_from": "YYYY, YYYY-MM or YYYY-MM-DD",
    "active_to": "the same; none while it is active",
    "renamed_to": "body_ids under which it goes on",
    "succeeded_by": "body_ids that took over its work: their ratings do not compare",
}
_STANDARDS = {
    "inspection_id": "of the inspection",
    "number": "such as 2.1; none where it has none",
    "name": "of the standard",
    "rating": "one of the four words",
}
_EVIDENCE = {
    "inspection_id": "of the inspection that it speaks for",
    "title": "of the article",
    "source": "who published it",
    "url": "of the article",
    "published": "in UTC, if it says so",
    "read_at": "when we read it first, in UTC",
    "authority": "official or press",
    "rating": "that it states",
    "previous": "the rating before that it states",
    "quote": "the words it was taken from",
    "confidence": "of the reading, 0 to 1",
}
_EVENTS = {
    "event_id": "stable",
    "kind": "what changed",
    "at": "when we came to know of it, in UTC",
    "body_id": "none where the body is unknown",
    "body": "its name then",
    "inspection_id": "none where there is no inspection",
    "rating": "the new one",
    "earlier_rating": "the one before",
    "url": "of the article that told it",
}


LAYOUT = (
    Sheet("bodies", "an organisation that is rated", _BODIES),
    Sheet("inspections", "one inspection of one body", MEANINGS),
    Sheet("standards", "a part that is rated by itself", _STANDARDS),
    Sheet("evidence", "what one article says of it", _EVIDENCE),
    Sheet("events", "a change of the ledger", _EVENTS),
)
"""All sheets, without rows."""


def sheets(sight: Sight, events: Iterable[Event]) -> tuple[Sheet, ...]:
    """All of them, and what their columns mean."""
    bodies, known = sight.gazetteer, sight.known.inspections
    standings = (standing(body, sight.known, bodies) for body in bodies if not body.renamed_to)
    every = chain.from_iterable(known.values())
    cited = chain.from_iterable(sight.citations.values())
    contents: tuple[Iterable[Mapping[str, object]], ...] = (
        map(_body, bodies),
        rows(standings, sight),
        _standards(every),
        map(_evidence, cited),
        map(_event, events),
    )
    filled = (each.filled(some) for each, some in zip(LAYOUT, contents, strict=True))
    return (*filled, dictionary(LAYOUT))


def _body(body: Body) -> Mapping[str, object]:
    return {
        "body_id": body.id,
        "name": body.name,
        "short_name": body.short_name,
        "kind": body.kind.value,
        "region": body.region,
        "nation": body.nation,
        "active_from": body.active_from,
        "active_to": body.active_to,
        "renamed_to": tuple(body.renamed_to),
        "succeeded_by": tuple(body.succeeded_by),
    }


def _standards(inspections: Iterable[Inspection]) -> Iterable[Mapping[str, object]]:
    for one in inspections:
        for each in one.standards:
            yield {
                "inspection_id": one.id,
                "number": each.number,
                "name": each.name,
                "rating": each.rating.label,
            }


def _evidence(cited: Citation) -> Mapping[str, object]:
    said = cited.evidence
    return {
        "inspection_id": said.inspection_id,
        "title": cited.title,
        "source": cited.source,
        "url": cited.url,
        "published": cited.published.isoformat() if cited.published else None,
        "read_at": cited.read_at.isoformat(),
        "authority": said.authority.name.lower(),
        "rating": said.rating.label,
        "previous": _label(said.previous),
        "quote": said.quote,
        "confidence": said.confidence,
    }


def _event(event: Event) -> Mapping[str, object]:
    return {
        "event_id": event.key,
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "body_id": event.body_id,
        "body": event.body,
        "inspection_id": event.inspection_id,
        "rating": _label(event.after),
        "earlier_rating": _label(event.before.rating if event.before else None),
        "url": event.origin.url,
    }


def _label(rating: Rating | None) -> str | None:
    return rating.label if rating else None
