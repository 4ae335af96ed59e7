"""Text from strangers does nothing but be read."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.notify.inert import cut, inert, line, web_link
from tests.notify.samples import HOSTILE


@given(st.text(st.characters()), st.integers(2, 50))
def test_any_text_becomes_one_line_without_controls(text: str, limit: int) -> None:
    shown = line(text, limit)
    assert len(shown) <= limit
    assert shown == " ".join(shown.split())
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cs", "Zl", "Zp"}
    shown.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nBcc: b", "a Bcc: b"),
        ("\x1b[31mred\x1b[0m \x9b2J", "red"),
        ("\x1b]8;;http://evil.test\x07link\x1b]8;;\x1b\\", "link"),
        ("\u202egood\u2066 \u200b", "good"),
        ("a\ud800b", "a\ufffdb"),
        ("क्\u200dष", "क्\u200dष"),  # a joiner that the script needs
        (None, ""),
    ],
)
def test_what_a_terminal_or_a_header_would_obey_goes(text: str | None, shown: str) -> None:
    assert line(text, 100) == shown


def test_a_cut_shows() -> None:
    assert cut("Requires improvement", 10) == "Requires…"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//host/path",
        "/path",
        "https://",
        "https://gov.uk@evil.test/",
        "https://a.test/\r\nBcc: b",
        "https://a.test/\u202efdp.exe",
        "https://[::1",
        "https://a.test/" + "x" * 2000,
    ],
)
def test_an_address_nobody_should_click_on_is_none(url: str | None) -> None:
    assert web_link(url) is None


def test_an_honest_address_stays_and_holds_no_quotes_or_brackets() -> None:
    assert web_link("https://a.test/?a=1&b=%20#c") == "https://a.test/?a=1&b=%20#c"
    assert web_link('https://a.test/"><b>|é') == "https://a.test/%22%3E%3Cb%3E%7C%C3%A9"


def test_no_text_of_an_event_is_left_out() -> None:
    clean = inert(HOSTILE)
    assert clean.origin.url == ""
    assert clean.report_url is None
    assert len(clean.reasons) == 10
    shown = repr(replace(clean, key="", body_id=None, inspection_id=None))  # never shown
    assert not [sign for sign in ("\\x1b", "\\r", "\\n", "\\u202e") if sign in shown]
