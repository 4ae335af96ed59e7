"""Commands that show what is known: history, bodies, sources, events, deliveries."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from monitor import bootstrap
from monitor.cli.app import AsJson, ConfigFolder, app, local, out, settings_of
from monitor.cli.lookup import bodies_like
from monitor.cli.shapes import as_json, rating_text
from monitor.domain.body import Body, BodyId
from monitor.domain.event import DeliveryState
from monitor.domain.inspection import Inspection
from monitor.domain.source import Source
from monitor.domain.visit import Visit

_FOLDER = Path("config")
AsCsv = Annotated[bool, typer.Option("--csv", help="Comma-separated values instead of a table.")]
Most = Annotated[int, typer.Option("--most", min=1, help="At most so many rows.")]


@app.command()
def bodies(
    query: Annotated[str, typer.Argument(help="Part of a name, a place or an id.")] = "",
    as_json_: AsJson = False,
) -> None:
    """List the bodies we know by name, alias, place or id.

    Example: probation-monitor bodies gateshead
    """
    found = bodies_like(bootstrap.gazetteer(), query)
    if as_json_:
        return out.print_json(as_json([asdict(body) for body in found]))
    table = Table("id", "name", "kind", "region", box=None)
    for body in found:
        table.add_row(body.id, body.short_name, body.kind, body.region or "")
    return out.print(table if found else f"No body is called {query!r}.", markup=False)


@app.command()
def history(
    body: Annotated[str, typer.Argument(help="A name, a place or an id; all if left out.")] = "",
    config: ConfigFolder = _FOLDER,
    as_csv: AsCsv = False,
    as_json_: AsJson = False,
) -> None:
    """Show the ledger: every known inspection, the newest last.

    Example: probation-monitor history "Kent" --csv
    """
    wanted = bodies_like(bootstrap.gazetteer(), body)
    with bootstrap.open_records(settings_of(config, "ERROR")) as records:
        known = records.ledger.inspections()
    names = {each.id: each for each in wanted}
    rows = sorted((i for i in known if i.body_id in names), key=lambda i: i.published.last)
    if as_json_:
        out.print_json(as_json([_plain(i, names[i.body_id]) for i in rows]))
    elif as_csv:
        _write_csv(_plain(i, names[i.body_id]) for i in rows)
    else:
        out.print(_history_table(rows, names) if rows else f"No inspection of {body!r} is known.")


@app.command()
def sources(config: ConfigFolder = _FOLDER, as_json_: AsJson = False) -> None:
    """Show each source: state, last good visit, next visit, last fault in words.

    Example: probation-monitor sources
    """
    settings = settings_of(config, "ERROR")
    with bootstrap.open_records(settings) as records:
        visits = records.visits.all()
    seen = [(source, visits.get(source.name, Visit())) for source in settings.sources]
    if as_json_:
        return out.print_json(as_json([_visited(source, visit) for source, visit in seen]))
    table = Table("source", "state", "last good visit", "next visit", "fault", box=None)
    for source, visit in seen:
        row = (_state(visit), local(visit.last_good_at), local(visit.next_due_at))
        table.add_row(Text(source.name), *row, Text(visit.reason or ""))
    return out.print(table)


@app.command()
def events(config: ConfigFolder = _FOLDER, most: Most = 50, as_json_: AsJson = False) -> None:
    """Show what changed in the ledger, the newest first.

    Example: probation-monitor events --json
    """
    with bootstrap.open_records(settings_of(config, "ERROR")) as records:
        found = records.ledger.events(most)
    if as_json_:
        return out.print_json(as_json([asdict(event) for event in found]))
    table = Table("when", "what", "body", "rating", "before", "source", box=None)
    for event in found:
        before = rating_text(event.before.rating if event.before else None)
        row = (Text(event.body), rating_text(event.after), before, Text(event.origin.source))
        table.add_row(local(event.at), event.kind, *row)
    return out.print(table if found else "Nothing has changed yet.")


@app.command()
def deliveries(config: ConfigFolder = _FOLDER, most: Most = 50, as_json_: AsJson = False) -> None:
    """Show every alert on its way: sent, pending with the next try, or given up, and why.

    Example: probation-monitor deliveries
    """
    with bootstrap.open_records(settings_of(config, "ERROR")) as records:
        found = records.outbox.deliveries(most)
    if as_json_:
        return out.print_json(as_json([asdict(delivery) for delivery in found]))
    table = Table("body", "to", "state", "tries", "sent or next try", "fault", box=None)
    for each in found:
        to = f"{each.recipient.channel} {each.recipient.address}".strip()
        when = each.sent_at if each.state is DeliveryState.SENT else each.due_at
        row = (Text(to), each.state, str(each.attempts), local(when), Text(each.error or ""))
        table.add_row(Text(each.event.body), *row)
    return out.print(table if found else "No alert has been due yet.")


def _plain(inspection: Inspection, body: Body) -> dict[str, object]:
    score = inspection.score
    return {
        "inspection_id": inspection.id,
        "body_id": body.id,
        "body": body.short_name,
        "kind": body.kind.value,
        "programme": inspection.programme,
        "published": inspection.published.text,
        "overall_rating": inspection.rating.label if inspection.rating else None,
        "score": score.points if score else None,
        "max_score": score.out_of if score else None,
        "status": inspection.status.value,
        "report_url": inspection.report_url,
    }


def _write_csv(rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    writer = csv.DictWriter(sys.stdout, first.keys())
    writer.writeheader()
    writer.writerow(first)
    writer.writerows(rows)


def _history_table(rows: Iterable[Inspection], names: Mapping[BodyId, Body]) -> Table:
    table = Table("published", "body", "rating", "score", "state", box=None)
    for each in rows:
        score = str(each.score) if each.score else ""
        body = names[each.body_id].short_name
        table.add_row(str(each.published), body, rating_text(each.rating), score, each.status)
    return table


def _state(visit: Visit) -> str:
    if visit.last_tried_at is None:
        return "not visited yet"
    if visit.failures:
        return f"failed {visit.failures}×"
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
