"""Commands that show what is known: bodies, events."""

from dataclasses import asdict
from pathlib import Path

import typer
from rich.text import Text

from monitor.bootstrap.records import open_records
from monitor.bootstrap.reference import gazetteer
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable, rating_text
from monitor.domain.document import DocumentType
from monitor.domain.event import Event, EventKind
from monitor.domain.showing.lookup import bodies_like


def bodies(query: str, how: Form) -> None:
    """Bodies by name, alias, place or id. Exit code 1 where there is none."""
    found = bodies_like(gazetteer(), query)
    if how is Form.JSON:
        print_json([asdict(body) for body in found])
    elif not found:
        out.print(f"No body is called {query!r}.", markup=False)
    else:
        rows = [(body.id, body.short_name, body.kind, body.region or "") for body in found]
        show_rows(("id", "name", "kind", "region"), rows, out)
    if not found:
        raise typer.Exit(1)


def events(folder: Path, most: int, how: Form) -> None:
    """The newest changes of the ledger."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.ledger.events(most)
        sorts = records.ledger.documents({event.origin.article_id for event in found})
    if how is Form.JSON:
        return print_json([_told(event, sorts.get(event.origin.article_id)) for event in found])
    if not found:
        return out.print("Nothing has changed yet.")
    rows = [_event_row(event, sorts.get(event.origin.article_id)) for event in found]
    heads = ("when", "what", "body", "rating", "before", "source", "page")
    return show_rows(heads, rows, out)


def _event_row(event: Event, page: DocumentType | None) -> Row:
    before = rating_text(event.before.rating if event.before else None)
    told = (
        printable(event.body),
        _after(event),
        before,
        printable(event.origin.source),
        page or "",
    )
    return (local(event.at), event.kind, *told)


def _after(event: Event) -> Text:
    """A correction without a rating tells that the report is gone."""
    gone = event.kind is EventKind.CORRECTION and event.after is None
    return Text("withdrawn") if gone else rating_text(event.after)


def _told(event: Event, document: DocumentType | None) -> dict[str, object]:
    return asdict(event) | {"document": document}
