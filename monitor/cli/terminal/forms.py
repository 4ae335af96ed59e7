"""The forms in which a command can answer: for eyes, for spreadsheets, for programs."""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from io import TextIOWrapper
from typing import TextIO

import typer

from monitor.cli.terminal.shapes import as_json
from monitor.domain.showing.cell import cell


class Form(StrEnum):
    """How to print."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def form(as_csv: bool, as_json: bool) -> Form:
    """Raises BadParameter where both are asked for."""
    if as_json and as_csv:
        raise typer.BadParameter("--csv and --json: only one of them can be had at a time")
    if as_json:
        return Form.JSON
    return Form.CSV if as_csv else Form.TABLE


def machine_readable() -> TextIO:
    """Standard output for programs: UTF-8, whatever the terminal can show."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdout


def print_json(value: object) -> None:
    """One line, whatever the terminal's width."""
    machine_readable().write(as_json(value) + "\n")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """With its heading even where there is no row; of several values in a cell, blanks between."""
    writer = csv.DictWriter(machine_readable(), columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({key: cell(value) for key, value in row.items()} for row in rows)
