"""Values of the house -> what the API answers with."""

from monitor.dashboard.api.models import (
    BodyModel,
    DeliveryModel,
    EventModel,
    EvidenceModel,
    InspectionModel,
    InspectionWithEvidence,
    SourceModel,
)
from monitor.dashboard.books import standings_of
from monitor.dashboard.desk import Desk
from monitor.domain.body import Body
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.citation import Citation, address_of, each_once
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing
from monitor.domain.provenance import fieldwork_of
from monitor.domain.rating import Rating
from monitor.domain.visiting.source_standing import SourceStanding


def rating_of(body: Body, sight: Sight) -> Rating | None:
    """The one that counts today."""
    current = standings_of(sight)[body.id].current
    return current.rating if current else None


def body_model(body: Body, sight: Sight) -> BodyModel:
    """Of one body, inspected or not."""
    stands = standings_of(sight)[body.id]
    current = stands.current
    score = current.score if current else None
    return BodyModel.model_validate(
        {
            "id": body.id,
            "name": body.name,
            "short_name": body.short_name,
            "kind": body.kind.value,
            "region": body.region,
            "nation": body.nation,
            "active_from": body.active_from,
            "active_to": body.active_to,
            "rating": _word(current.rating if current else None),
            "rated": current.published.text if current else None,
            "score": score.points if score else None,
            "max_score": score.out_of if score else None,
            "direction": stands.direction(current) if current else None,
            "inspection": current.id if current else None,
            "page": f"/bodies/{body.id}",
        }
    )


def inspection_model(inspection: Inspection, sight: Sight) -> InspectionModel:
    """Without what speaks for it."""
    return InspectionModel.model_validate(_inspection(inspection, sight))


def with_evidence(inspection: Inspection, sight: Sight) -> InspectionWithEvidence:
    """The newest evidence last."""
    cited = each_once(sight.citations.get(inspection.id, ()))
    evidence = tuple(map(_evidence, cited))
    told = {**_inspection(inspection, sight), "evidence": evidence}
    return InspectionWithEvidence.model_validate(told)


def event_model(event: Event, desk: Desk) -> EventModel:
    """In the words of the alert."""
    return EventModel.model_validate(
        {
            "id": event.key,
            "kind": event.kind.value,
            "at": event.at,
            "body": event.body_id,
            "body_name": event.body,
            "inspection": event.inspection_id,
            "rating": _word(event.after),
            "earlier_rating": _word(event.before.rating if event.before else None),
            "headline": desk.words(event).headline,
            "quote": event.quote,
            "confidence": event.confidence,
            "article_url": event.origin.url,
            "report_url": event.report_url,
        }
    )


def source_model(one: SourceStanding) -> SourceModel:
    """Of one source that is on."""
    return SourceModel(
        name=one.source.name,
        kind=one.source.kind,
        url=one.source.url,
        state=one.state,
        failures=one.visit.failures,
        last_good_at=one.visit.last_good_at,
        next_due_at=one.visit.next_due_at,
        reason=one.fault or None,
    )


def delivery_model(delivery: Delivery) -> DeliveryModel:
    """Without the address."""
    return DeliveryModel(
        id=delivery.id,
        channel=delivery.recipient.channel,
        state=delivery.state.value,
        attempts=delivery.attempts,
        due_at=delivery.due_at,
        sent_at=delivery.sent_at,
        events=tuple(event.key for event in delivery.events),
    )


def _inspection(inspection: Inspection, sight: Sight) -> dict[str, object]:
    body = sight.gazetteer.bodies[inspection.body_id]
    stands = _standing_of(body, sight)
    shipped = sight.provenance.get(inspection.id)
    fieldwork = fieldwork_of(inspection, shipped)
    score = inspection.score
    return {
        "id": inspection.id,
        "body": body.id,
        "body_name": body.short_name,
        "kind": body.kind.value,
        "region": body.region,
        "programme": inspection.programme,
        "published": inspection.published.text,
        "published_first": inspection.published.first,
        "published_last": inspection.published.last,
        "rating": _word(inspection.rating),
        "score": score.points if score else None,
        "max_score": score.out_of if score else None,
        "direction": stands.direction(inspection),
        "counts": inspection == stands.current,
        "status": inspection.status.value,
        "authority": inspection.authority.name.lower(),
        "report_url": address_of(inspection, sight.citations.get(inspection.id, ())),
        "fieldwork": fieldwork.text if fieldwork else None,
        "standards": [
            {"number": one.number, "name": one.name, "rating": one.rating.label}
            for one in inspection.standards
        ],
        "recorded_at": inspection.recorded_at,
        "page": f"/inspections/{inspection.id}",
    }


def _standing_of(body: Body, sight: Sight) -> Standing:
    """Under the body's present name: a former one's inspections compare with later ones."""
    present = sight.gazetteer.bodies[body.renamed_to[0]] if body.renamed_to else body
    return standings_of(sight)[present.id]


def _evidence(cited: Citation) -> EvidenceModel:
    said = cited.evidence
    return EvidenceModel.model_validate(
        {
            "title": cited.title,
            "source": cited.source,
            "url": cited.url,
            "published": cited.published,
            "read_at": cited.read_at,
            "authority": said.authority.name.lower(),
            "rating": said.rating.label,
            "quote": said.quote,
            "confidence": said.confidence,
        }
    )


def _word(rating: Rating | None) -> str | None:
    return rating.label if rating else None
