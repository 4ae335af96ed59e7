"""Commands that show what is known: bodies, sources, events, deliveries."""

from dataclasses import asdict
from pathlib import Path

from rich.table import Column, Table
from rich.text import Text

from monitor.bootstrap.records import open_records
from monitor.bootstrap.reference import gazetteer
from monitor.cli.forms import Form, print_json
from monitor.cli.lookup import bodies_like
from monitor.cli.shapes import printable, rating_text
from monitor.cli.terminal import local, out, settings_of
from monitor.domain.delivery import DeliveryState
from monitor.domain.document import DocumentType
from monitor.domain.event import Event, EventKind
from monitor.domain.source import Source
from monitor.domain.visit import Visit


def bodies(query: str, how: Form) -> None:
    """Bodies by name, alias, place or id."""
    found = bodies_like(gazetteer(), query)
    if how is Form.JSON:
        return print_json([asdict(body) for body in found])
    # An id is what one copies: it is never cut.
    table = Table(Column("id", no_wrap=True), "name", "kind", "region", box=None)
    for body in found:
        table.add_row(body.id, body.short_name, body.kind, body.region or "")
    return out.print(table if found else f"No body is called {query!r}.", markup=False)


def sources(folder: Path, how: Form) -> None:
    """Each source of the configuration and what became of it."""
    settings = settings_of(folder, "ERROR")
    with open_records(settings) as records:
        visits = records.visits.all()
    seen = [(source, visits.get(source.name, Visit())) for source in settings.sources]
    if how is Form.JSON:
        return print_json([_visited(source, visit) for source, visit in seen])
    table = Table("source", "state", "last good visit", "next visit", "fault", box=None)
    for source, visit in seen:
        row = (_state(visit), local(visit.last_good_at), local(visit.next_due_at))
        table.add_row(Text(source.name), *row, Text(visit.reason or ""))
    return out.print(table)


def events(folder: Path, most: int, how: Form) -> None:
    """The newest changes of the ledger."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.ledger.events(most)
        sorts = records.ledger.documents({event.origin.article_id for event in found})
    if how is Form.JSON:
        return print_json([_told(event, sorts.get(event.origin.article_id)) for event in found])
    table = Table("when", "what", "body", "rating", "before", "source", "page", box=None)
    for event in found:
        before = rating_text(event.before.rating if event.before else None)
        row = (printable(event.body), _after(event), before, Text(event.origin.source))
        page = sorts.get(event.origin.article_id, "")
        table.add_row(local(event.at), event.kind, *row, page)
    return out.print(table if found else "Nothing has changed yet.")


def deliveries(folder: Path, most: int, how: Form) -> None:
    """The newest deliveries and how they stand."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.outbox.deliveries(most)
    if how is Form.JSON:
        return print_json([asdict(delivery) for delivery in found])
    table = Table("body", "to", "state", "tries", "sent or next try", "fault", box=None)
    for each in found:
        to = f"{each.recipient.channel} {each.recipient.address}".strip()
        when = each.sent_at if each.state is DeliveryState.SENT else each.due_at
        row = (Text(to), each.state, str(each.attempts), local(when), Text(each.error or ""))
        table.add_row(Text(", ".join(event.body for event in each.events)), *row)
    return out.print(table if found else "No alert has been due yet.")


def _after(event: Event) -> Text:
    """A correction without a rating tells that the report is gone."""
    gone = event.kind is EventKind.CORRECTION and event.after is None
    return Text("withdrawn") if gone else rating_text(event.after)


def _told(event: Event, document: DocumentType | None) -> dict[str, object]:
    return asdict(event) | {"document": document}


def _state(visit: Visit) -> str:
    if visit.last_tried_at is None:
        return "not visited yet"
    if visit.failures:
        return f"failed {visit.failures}×"
    if visit.last_good_at is None:
        return "learning"
    return "fine"


def _visited(source: Source, visit: Visit) -> dict[str, object]:
    return {
        "name": source.name,
        "kind": source.kind,
        "url": source.url,
        "state": _state(visit),
        "failures": visit.failures,
        "last_good_at": visit.last_good_at,
        "last_tried_at": visit.last_tried_at,
        "next_due_at": visit.next_due_at,
        "reason": visit.reason,
    }
