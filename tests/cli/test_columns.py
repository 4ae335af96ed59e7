"""Rows at terminals of any width."""

import io

import pytest
from rich.console import Console

from monitor.cli.terminal.columns import show_rows

HEADS = ("id", "name", "kind", "region")
LONG = "crc-bristol-gloucestershire-somerset-wiltshire"
ROWS = [
    (LONG, "Bristol, Gloucestershire, Somerset and Wiltshire CRC", "crc", "region-south-west"),
    ("pdu-west-kent", "West Kent PDU", "pdu", "region-kent-surrey-sussex"),
    ("yjs-kent", "Kent YJS", "yjs", "–"),
]


def shown(rows, columns):
    console = Console(width=columns, file=io.StringIO())
    show_rows(HEADS, rows, console)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 139, 200])
def test_what_one_copies_is_whole_and_nothing_is_cut(columns):
    lines = shown(ROWS, columns)
    assert sum(LONG in line.split() for line in lines) == 1
    assert "…" not in "".join(lines)
    assert max(len(line) for line in lines if LONG not in line) <= columns


def test_where_columns_do_not_fit_each_row_is_a_block():
    assert shown(ROWS[1:], 40) == [
        "pdu-west-kent",
        "  name: West Kent PDU · kind: pdu ·",
        "  region: region-kent-surrey-sussex",
        "yjs-kent",
        "  name: Kent YJS · kind: yjs",
    ]


def test_where_they_fit_there_are_columns():
    lines = shown(ROWS[1:], 80)
    assert [line.split()[0] for line in lines] == ["id", "pdu-west-kent", "yjs-kent"]
