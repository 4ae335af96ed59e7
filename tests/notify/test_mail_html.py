"""The HTML of a mail: it loads nothing, runs nothing, and shows strangers' text as text."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.notify.look import SHIPPED
from monitor.notify.render import render
from tests.notify.samples import EVENTS, HOSTILE, LETTERS, letter

OURS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "blockquote",
    "span",
    "a",
    "br",
}


def page(event) -> BeautifulSoup:
    return BeautifulSoup(SHIPPED.html(render(letter(event, "d1"))), "lxml")


@pytest.mark.attack("V10")
@pytest.mark.parametrize("name", EVENTS)
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    tags = page(EVENTS[name]).find_all(True)
    assert {tag.name for tag in tags} <= OURS
    assert not [key for tag in tags for key in tag.attrs if key.startswith("on") or key == "src"]
    assert "url(" not in SHIPPED.html(render(letter(EVENTS[name], "d1")))
    assert "@import" not in SHIPPED.html(render(letter(EVENTS[name], "d1")))


@pytest.mark.attack("V10")
@pytest.mark.parametrize("name", EVENTS)
def test_every_link_leads_to_a_web_page(name: str) -> None:
    links = [tag["href"] for tag in page(EVENTS[name]).find_all(href=True)]
    assert all(re.match(r"https?://[a-z]", link) for link in links)


@pytest.mark.attack("V10")
def test_hostile_text_is_shown_as_it_was_written() -> None:
    shown = page(HOSTILE).get_text()
    assert "<img src=x onerror=alert(1)> <!channel> @here" in shown
    assert "& &amp;" in shown
    assert "{{ 7*7 }}" in shown
    assert "javascript:" not in SHIPPED.html(render(letter(HOSTILE, "d1")))


def test_no_text_turns_round_or_drives_a_terminal() -> None:
    assert set(SHIPPED.html(render(letter(HOSTILE, "d1")))).isdisjoint(
        "\x00\x1b\x9b\u202e\u2066\u200b\ud800"
    )


def test_a_hostile_mail_stays_small() -> None:
    assert len(SHIPPED.html(render(letter(HOSTILE, "d1")))) < 30_000  # mail programs cut at 100 kB


@pytest.mark.attack("V10")
@pytest.mark.attack("V14")
@settings(deadline=None, max_examples=60)
@given(st.text(st.characters() | st.sampled_from("<>\"'&=/ "), max_size=200))
def test_no_text_adds_a_tag(text: str) -> None:
    event = EVENTS["needs_review"]
    title = replace(event.origin, title=text, source=text)
    changed = replace(event, body=text, quote=text or "x", reasons=("a", text or "b"), origin=title)
    tags = page(changed).find_all(True)
    assert {tag.name for tag in tags} <= OURS
    assert not [key for tag in tags for key in tag.attrs if key.startswith("on")]


@pytest.mark.parametrize("name", LETTERS)
def test_what_only_outlook_reads_is_whole(name: str) -> None:
    shown = SHIPPED.html(render(LETTERS[name]))
    parts = re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", shown, re.DOTALL)
    assert len(parts) == shown.count("[if mso]") == shown.count("[endif]")
    around = "".join(parts[1:])
    assert [around.count(tag) for tag in ("<table", "<tr", "<td")] == [1, 1, 1]
    assert [around.count(tag) for tag in ("</table", "</tr", "</td")] == [1, 1, 1]
