"""The ledger's entries. They are only ever added."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    Select,
    bindparam,
    func,
    insert,
    select,
)

from monitor.domain.body import BodyId
from monitor.domain.inspection import Authority, Inspection, InspectionId, Status
from monitor.domain.partial_date import PartialDate
from monitor.store.engine.insert import Row
from monitor.store.scores import rating_of, score_of, score_row
from monitor.store.standards import standards_json, standards_of
from monitor.store.tables import LEDGER, LEDGER_DETAILS

_later = LEDGER.alias("later")
_LAST_SEQ = (
    select(func.max(_later.c.seq))
    .where(_later.c.inspection_id == LEDGER.c.inspection_id)
    .correlate(LEDGER)
    .scalar_subquery()
)
_ENTRIES = select(LEDGER, LEDGER_DETAILS.c.fieldwork, LEDGER_DETAILS.c.standards).outerjoin(
    LEDGER_DETAILS, LEDGER_DETAILS.c.seq == LEDGER.c.seq
)
# Of two inspections that may be of the same day, the order is the same each time.
_LAST = _ENTRIES.where(LEDGER.c.seq == _LAST_SEQ).order_by(
    LEDGER.c.published_last, LEDGER.c.published_first, LEDGER.c.inspection_id
)
_STANDING = _LAST.where(LEDGER.c.status != Status.RETRACTED.value)
# Made for each article, the statements would cost more than their execution.
_SOME: BindParameter[Any] = bindparam("some", expanding=True)
_STANDING_OF = _STANDING.where(LEDGER.c.body_id.in_(_SOME))
_STANDING_BY_ID = _STANDING.where(LEDGER.c.inspection_id.in_(_SOME))


def standing(connection: Connection) -> tuple[Inspection, ...]:
    """The entry that stands of each inspection not taken back, oldest publication first."""
    return _all(connection, _STANDING)


def standing_of(connection: Connection, bodies: Iterable[BodyId]) -> tuple[Inspection, ...]:
    """The same, of these bodies only."""
    return _all(connection, _STANDING_OF, some=tuple(bodies))


def standing_by_id(connection: Connection, wanted: Collection[str]) -> tuple[Inspection, ...]:
    """The same, of these inspections only."""
    return _all(connection, _STANDING_BY_ID, some=tuple(wanted))


def entries_of(connection: Connection, inspection: InspectionId) -> tuple[Inspection, ...]:
    """All entries of one inspection in the order they were written; the last one stands."""
    wanted = LEDGER.c.inspection_id == inspection
    return _all(connection, _ENTRIES.where(wanted).order_by(LEDGER.c.seq))


def all_entries(connection: Connection) -> tuple[Inspection, ...]:
    """Of all inspections, in the order they were written."""
    return _all(connection, _ENTRIES.order_by(LEDGER.c.seq))


def first_entries(
    connection: Connection, wanted: Collection[InspectionId]
) -> tuple[Inspection, ...]:
    """What was written first of each of these inspections."""
    first = select(func.min(LEDGER.c.seq)).group_by(LEDGER.c.inspection_id)
    of_them = LEDGER.c.inspection_id.in_(wanted)
    return _all(connection, _ENTRIES.where(LEDGER.c.seq.in_(first.where(of_them))))


def known_ids(connection: Connection) -> set[InspectionId]:
    """The ids of all inspections."""
    ids = connection.scalars(select(LEDGER.c.inspection_id).distinct())
    return {InspectionId(text) for text in ids}


def append(connection: Connection, entries: Collection[Inspection]) -> None:
    """At the end of the ledger, in this order."""
    if not entries:
        return
    statement = insert(LEDGER).returning(LEDGER.c.seq, sort_by_parameter_order=True)
    numbers = connection.scalars(statement, [dict(_row(entry)) for entry in entries]).all()
    details = [
        _details_row(seq, entry)
        for seq, entry in zip(numbers, entries, strict=True)
        if entry.standards or entry.fieldwork
    ]
    if details:
        connection.execute(insert(LEDGER_DETAILS), details)


def append_new(connection: Connection, entries: Iterable[Inspection]) -> tuple[Inspection, ...]:
    """Append those that say something else than the entry that stands; returns them."""
    added = []
    for entry in entries:
        if not _stands(connection, entry):
            append(connection, (entry,))
            added.append(entry)
    return tuple(added)


def _stands(connection: Connection, entry: Inspection) -> bool:
    """The time of recording does not count: it differs each time."""
    query = _LAST.where(LEDGER.c.inspection_id == entry.id)
    there = _all(connection, query)
    return any(replace(entry, recorded_at=old.recorded_at) == old for old in there)


def _all(
    connection: Connection, query: Select[Any], **given: tuple[str, ...]
) -> tuple[Inspection, ...]:
    return tuple(_inspection(row) for row in connection.execute(query, given).mappings())


def _row(entry: Inspection) -> Row:
    return {
        "inspection_id": entry.id,
        "body_id": entry.body_id,
        "programme": entry.programme,
        "published": entry.published.text,
        "published_first": entry.published.first,
        "published_last": entry.published.last,
        "rating": entry.rating,
        **score_row(entry.score),
        "status": entry.status.value,
        "authority": entry.authority,
        "report_url": entry.report_url,
        "note": entry.note,
        "recorded_at": entry.recorded_at,
    }


def _details_row(seq: int, entry: Inspection) -> dict[str, Any]:
    return {
        "seq": seq,
        "fieldwork": entry.fieldwork.text if entry.fieldwork else None,
        "standards": standards_json(entry.standards),
    }


def _inspection(row: RowMapping) -> Inspection:
    return Inspection(
        id=InspectionId(row["inspection_id"]),
        body_id=BodyId(row["body_id"]),
        programme=row["programme"],
        published=PartialDate(row["published"]),
        rating=rating_of(row["rating"]),
        score=score_of(row),
        status=Status(row["status"]),
        authority=Authority(row["authority"]),
        report_url=row["report_url"],
        recorded_at=row["recorded_at"],
        note=row["note"],
        standards=standards_of(row["standards"]),
        fieldwork=PartialDate(row["fieldwork"]) if row["fieldwork"] else None,
    )
