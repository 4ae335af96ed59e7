"""Events, each once."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, select

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.body import BodyId
from monitor.domain.event import Earlier, Event, EventKey, EventKind, Origin
from monitor.domain.inspection import InspectionId
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating
from monitor.store.engine.insert import Row, insert_new
from monitor.store.scores import rating_of, score_of, score_row
from monitor.store.tables import EVENTS


def add_events(connection: Connection, events: Iterable[Event]) -> tuple[Event, ...]:
    """Returns those whose key was not there."""
    return insert_new(connection, EVENTS, events, _row)


def newest_events(connection: Connection, limit: int) -> tuple[Event, ...]:
    """By the time of the event, newest first."""
    query = select(EVENTS).order_by(EVENTS.c.at.desc(), EVENTS.c.key).limit(limit)
    return tuple(event_of(row) for row in connection.execute(query).mappings())


def event_of(row: RowMapping) -> Event:
    """A row that has all columns of the table, among others perhaps."""
    return Event(
        key=EventKey(row["key"]),
        kind=EventKind(row["kind"]),
        body=row["body"],
        at=row["at"],
        origin=_origin(row),
        body_id=BodyId(row["body_id"]) if row["body_id"] is not None else None,
        inspection_id=_inspection_id(row),
        after=rating_of(row["rating"]),
        before=_earlier(row),
        score=score_of(row),
        quote=row["quote"],
        confidence=row["confidence"],
        report_url=row["report_url"],
        reasons=tuple(row["reasons"]),
    )


def _row(event: Event) -> Row:
    return {
        "key": event.key,
        "kind": event.kind.value,
        "body": event.body,
        "at": event.at,
        "body_id": event.body_id,
        "inspection_id": event.inspection_id,
        "rating": event.after,
        **score_row(event.score),
        **_earlier_row(event.before),
        "quote": event.quote,
        "confidence": event.confidence,
        "report_url": event.report_url,
        "reasons": list(event.reasons),
        **_origin_row(event.origin),
    }


def _earlier_row(earlier: Earlier | None) -> Row:
    if earlier is None:
        return dict.fromkeys(
            ("earlier_rating", "earlier_published", "earlier_body", "earlier_stated")
        )
    return {
        "earlier_rating": earlier.rating,
        "earlier_published": earlier.published.text if earlier.published else None,
        "earlier_body": earlier.body,
        "earlier_stated": earlier.stated,
    }


def _origin_row(origin: Origin) -> Row:
    return {
        "article_id": origin.article_id,
        "article_source": origin.source,
        "article_official": origin.official,
        "article_url": origin.url,
        "article_title": origin.title,
        "article_published": origin.published,
    }


def _inspection_id(row: RowMapping) -> InspectionId | None:
    return InspectionId(row["inspection_id"]) if row["inspection_id"] is not None else None


def _earlier(row: RowMapping) -> Earlier | None:
    if row["earlier_rating"] is None:
        return None
    published = row["earlier_published"]
    return Earlier(
        rating=Rating(row["earlier_rating"]),
        published=PartialDate(published) if published else None,
        body=row["earlier_body"],
        stated=row["earlier_stated"],
    )


def _origin(row: RowMapping) -> Origin:
    return Origin(
        article_id=ArticleId(row["article_id"]),
        source=SourceName(row["article_source"]),
        official=row["article_official"],
        url=row["article_url"],
        title=row["article_title"],
        published=row["article_published"],
    )
