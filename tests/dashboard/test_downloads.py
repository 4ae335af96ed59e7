"""The ledger to take along is whole, says what its columns mean, and tells of no recipient."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from tests.dashboard.house import House, rated

SHEETS = ("bodies", "inspections", "standards", "evidence", "events", "data_dictionary")


def table(house: House, name: str) -> list[dict[str, str]]:
    answer = house.get(f"/downloads/{name}.csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@contextmanager
def ledger(house: House, folder: Path) -> Iterator[sqlite3.Connection]:
    file = folder / "taken.sqlite"
    file.write_bytes(house.get("/downloads/ledger.sqlite").content)
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def counted(connection: sqlite3.Connection, name: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
    return int(count)


def test_both_forms_hold_the_same(house: House, tmp_path: Path):
    rated(house)
    with ledger(house, tmp_path) as connection:
        sizes = {name: counted(connection, name) for name in SHEETS}
    assert sizes == {name: len(table(house, name)) for name in SHEETS}
    assert sizes["inspections"] == len(house.records.ledger.inspections())
    assert all(size for name, size in sizes.items() if name != "standards")


def test_one_can_ask_it_questions(house: House, tmp_path: Path):
    rated(house)
    with ledger(house, tmp_path) as connection:
        found = connection.execute(
            "SELECT e.quote, i.overall_rating, b.short_name FROM evidence e"
            " JOIN inspections i USING (inspection_id) JOIN bodies b USING (body_id)"
        ).fetchall()
    assert found == [("rated ‘Inadequate’", "Good", "West Kent PDU")]


def test_every_column_has_a_meaning(house: House, tmp_path: Path):
    rows = table(house, "data_dictionary")
    told = {(row["table"], row["column"]) for row in rows if row["meaning"]}
    with ledger(house, tmp_path) as connection:
        there = {
            (name, column[1])
            for name in SHEETS[:-1]
            for column in connection.execute(f"PRAGMA table_info({name})")
        }
    assert told == there


def test_it_tells_of_nobody_who_is_told(house: House):
    rated(house)
    taken = house.get("/downloads/ledger.sqlite").content
    assert b"West Kent PDU" in taken
    assert b"ann@example.org" not in taken
    assert b"no such mailbox" not in taken


@pytest.mark.attack("V34")
def test_a_strangers_cell_commands_no_spreadsheet(house: House):
    rated(house, event=lambda one: replace(one, body="=cmd|' /C calc'!A0\r+1"))
    (row,) = table(house, "events")
    assert row["body"] == "'=cmd|' /C calc'!A0 +1"


def test_nothing_comes_twice_over_the_wire(house: House):
    for path in ("bodies.csv", "ledger.sqlite"):
        tag = house.get(f"/downloads/{path}").headers["etag"]
        assert house.get(f"/downloads/{path}", **{"If-None-Match": tag}).status_code == 304
    assert house.get("/downloads/none.csv").status_code == 404


def test_the_calendar_is_one(house: House):
    rated(house)
    raw = house.get("/calendar.ics").content
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    days = {
        str(event["summary"]): event.decoded("dtstart").isoformat()
        for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")
    }
    assert days["West Kent PDU: Good"] == "2026-03-02"
    assert (
        len({str(event["uid"]) for event in icalendar.Calendar.from_ical(raw).walk("VEVENT")}) > 50
    )
