"""The ledger for spreadsheets and programs. The columns are a promise: docs/history.md."""

from collections.abc import Iterable, Mapping

from monitor.domain.article import ArticleId
from monitor.domain.copies import Text
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.citation import Citation, address_of, copied, previous_stated
from monitor.domain.ledger.sight import Sight
from monitor.domain.ledger.standing import Standing
from monitor.domain.provenance import fieldwork_of
from monitor.domain.rating import Rating
from monitor.domain.showing.history_columns import COLUMNS


def rows(standings: Iterable[Standing], sight: Sight) -> list[dict[str, object]]:
    """One for each inspection, the newest last."""
    found = {one.id: (each, one) for each in standings for one in each.inspections}
    ordered = sorted(found.values(), key=lambda pair: pair[1].published.last)
    return [_row(standing, inspection, sight) for standing, inspection in ordered]


def evidence(
    citations: Iterable[Citation], texts: Mapping[ArticleId, Text]
) -> list[dict[str, object]]:
    """One for each article that speaks for an inspection, with the one that it is a copy of."""
    cited = tuple(citations)
    copies = copied(cited, texts)
    return [_citation(one, copies.get(one.evidence.article_id)) for one in cited]


def _row(standing: Standing, inspection: Inspection, sight: Sight) -> dict[str, object]:
    values = _body(standing, inspection, sight) | _dates(inspection) | _rated(standing, inspection)
    values |= _word(inspection) | _origin(inspection, sight)
    return {column: values[column] for column in COLUMNS}


def _body(standing: Standing, inspection: Inspection, sight: Sight) -> dict[str, object]:
    body = sight.gazetteer.bodies[inspection.body_id]
    return {
        "inspection_id": inspection.id,
        "body_id": body.id,
        "body": body.short_name,
        "kind": body.kind,
        "region": body.region,
        "programme": inspection.programme,
        "current": inspection == standing.current,
    }


def _dates(inspection: Inspection) -> dict[str, object]:
    published = inspection.published
    return {
        "published": published.text,
        "published_precision": published.precision,
        "published_first": published.first,
        "published_last": published.last,
        "recorded_at": inspection.recorded_at.isoformat(),
    }


def _rated(standing: Standing, inspection: Inspection) -> dict[str, object]:
    score = inspection.score
    return {
        "overall_rating": _label(inspection.rating),
        "score": score.points if score else None,
        "max_score": score.out_of if score else None,
        "direction": standing.direction(inspection),
    }


def _word(inspection: Inspection) -> dict[str, object]:
    return {
        "status": inspection.status,
        "authority": inspection.authority.name.lower(),
        "note": inspection.note,
    }


def _origin(inspection: Inspection, sight: Sight) -> dict[str, object]:
    shipped = sight.provenance.get(inspection.id)
    cited = sight.citations.get(inspection.id, ())
    fieldwork = fieldwork_of(inspection, shipped)
    return {
        "report_url": address_of(inspection, cited),
        "other_urls": shipped.other_urls if shipped else (),
        "fieldwork": fieldwork.text if fieldwork else None,
        "previous_rating_stated": _label(previous_stated(shipped, cited)),
        "baseline_confidence": shipped.confidence if shipped else None,
        "action_plans": tuple(plan.url for plan in sight.answers.get(inspection.id, ())),
    }


def _citation(cited: Citation, first: Citation | None) -> dict[str, object]:
    evidence = cited.evidence
    return {
        "title": cited.title,
        "source": cited.source,
        "url": cited.url,
        "published": cited.published,
        "read_at": cited.read_at,
        "authority": evidence.authority.name.lower(),
        "rating": evidence.rating,
        "previous": _label(evidence.previous),
        "quote": evidence.quote,
        "confidence": evidence.confidence,
        "copy_of": first.url if first else None,
    }


def _label(rating: Rating | None) -> str | None:
    return rating.label if rating else None
