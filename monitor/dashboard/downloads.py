"""The ledger to take along: each sheet as CSV, all of them as one SQLite file."""

import csv
from io import StringIO

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from monitor.dashboard.rendering import desk_of
from monitor.dashboard.tagged import tagged
from monitor.domain.showing.cell import cell
from monitor.domain.showing.sheet import Sheet

_NOT_FOUND = 404
_SQLITE = "application/vnd.sqlite3"  # https://www.iana.org/assignments/media-types

router = APIRouter()


@router.get("/downloads/{name}.csv")
def csv_file(request: Request, name: str) -> Response:
    """One sheet. Text is UTF-8 with the mark by which spreadsheets know it."""
    sheets = {each.name: each for each in desk_of(request).sheets()}
    if name not in sheets:
        return PlainTextResponse("There is no such file.", _NOT_FOUND)
    return tagged(request, _csv(sheets[name]), "text/csv; charset=utf-8", _saved(f"{name}.csv"))


@router.get("/downloads/ledger.sqlite")
def sqlite_file(request: Request) -> Response:
    """All sheets, a table for each."""
    content = desk_of(request).sheet_file()
    return tagged(request, content, _SQLITE, _saved("ledger.sqlite"))


def _csv(sheet: Sheet) -> bytes:
    told = StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows(map(cell, row) for row in sheet.rows)
    return told.getvalue().encode("utf-8-sig")


def _saved(name: str) -> dict[str, str]:
    return {
        "Cache-Control": "private, max-age=300",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
