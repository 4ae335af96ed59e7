"""Alerts on the terminal."""

import io
import re

import pytest
from rich.console import Console

from monitor.errors import DeliveryError
from monitor.notify.console import Terminal
from tests.notify.samples import EVENTS, HOSTILE, letter

COLOUR = re.compile(r"\x1b\[[\d;]*m")


def printed(event, **settings) -> str:
    page = io.StringIO()
    console = Console(file=page, **{"width": 80, "force_terminal": False, **settings})
    Terminal(console).send(letter(event, "d1"), "")
    return page.getvalue()


def test_markup_in_an_article_stays_text() -> None:
    assert "[red]markup[/red]" in printed(HOSTILE)


def test_an_article_cannot_drive_the_terminal() -> None:
    shown = COLOUR.sub("", printed(HOSTILE, force_terminal=True, color_system="truecolor"))
    assert set(shown).isdisjoint("\x1b\x9b\x07\x00\r\u202e\u2066")
    assert "javascript:" not in shown


def test_a_terminal_gets_colours_and_a_file_gets_none() -> None:
    assert COLOUR.search(printed(EVENTS["rating_down"], force_terminal=True, color_system="256"))
    assert "\x1b" not in printed(EVENTS["rating_down"])


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("name", EVENTS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    assert max(map(len, printed(EVENTS[name], width=width).splitlines())) <= width


def test_a_terminal_without_our_signs_gets_question_marks() -> None:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="ascii") as page:
        Terminal(Console(file=page, width=80, force_terminal=False)).send(
            letter(EVENTS["rating_down"], "d1"), ""
        )
        page.flush()
        assert b"? Kent PDU: Good ? Requires improvement" in raw.getvalue()


def test_an_output_that_is_gone_is_tried_again() -> None:
    page = io.StringIO()
    page.close()
    with pytest.raises(DeliveryError, match="console: cannot write: ValueError") as caught:
        Terminal(Console(file=page, width=80, force_terminal=False)).send(
            letter(EVENTS["test"], "d1"), ""
        )
    assert not caught.value.permanent
