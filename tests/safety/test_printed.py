"""What commands print does nothing to a terminal or a spreadsheet."""

import csv
import io
import json
import logging
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace

import pytest

from monitor import logs
from monitor.cli.terminal.forms import print_csv
from tests.cli.conftest import Desk, desk
from tests.store import values

__all__ = ["desk"]

HOSTILE = "\x1b[2J\x1b]8;;http://evil.example\x07Kent\x1b]52;c;ZXZpbA==\x07 \x9b31m\u202e\r\n\x00x"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COMMANDS = (
    ("events",),
    ("deliveries",),
    ("history",),
    ("history", "west kent", "--evidence"),
    ("acknowledge",),
    ("review",),
    ("review", "--decided"),
    ("sources",),
    ("subscriptions",),
    ("quarantine",),
    ("silence", "--list"),
)


@pytest.fixture
def told(desk: Callable[..., Desk]) -> Desk:
    """Every text that strangers can write is hostile."""
    place = desk(baseline=True)
    one = replace(values.inspection(body="pdu-west-kent"), note=HOSTILE)  # type: ignore[arg-type]
    origin = replace(values.event().origin, title=HOSTILE, source=HOSTILE)  # type: ignore[arg-type]
    news = replace(values.event(), body=HOSTILE, quote=HOSTILE, reasons=(HOSTILE,), origin=origin)
    change = values.change()
    sent = replace(change.deliveries[0], events=(news,), error=HOSTILE)
    evidence = replace(values.evidence(one), quote=HOSTILE)
    article = replace(values.article(), title=HOSTILE, text=HOSTILE)
    place.record(
        article,
        replace(change, entries=(one,), evidence=(evidence,), events=(news,), deliveries=(sent,)),
    )
    return place


@pytest.mark.attack("V10")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("columns", [50, 160])
def test_no_command_lets_strangers_steer_the_terminal(
    told: Desk, words: tuple[str, ...], columns: int
):
    shown = told.call(*words, columns=columns).output
    assert shown
    assert STEERING.findall(shown) == []


@pytest.mark.attack("V10")
@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begin: str):
    words = f"{begin}cmd|' /C calc'!A0"
    with redirect_stdout(io.StringIO()) as printed:
        print_csv(("a", "b", "c"), [{"a": words, "b": (words, "x"), "c": -3}])
    (row,) = csv.DictReader(io.StringIO(printed.getvalue(), newline=""))
    assert row["a"][0] in "' "
    assert row["b"][0] in "' "
    assert row["c"] == "-3", "a number is a number"


@pytest.mark.attack("V27")
@pytest.mark.parametrize(
    "words", [HOSTILE, "a\nb", "\u2028\u2029", "\ud800", '"}{"level": "fake"}', "x" * 100_000]
)
def test_one_event_is_one_line_whatever_it_holds(words: str):
    stream = io.StringIO()
    logs.configure("INFO", lambda line: line, stream)
    logging.getLogger("monitor.tests").warning("told", extra={"title": words, "reason": [words]})
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["event"] == "told"
