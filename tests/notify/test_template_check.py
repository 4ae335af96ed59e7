"""An operator's own templates: used where they are fit for it, and told of before they are used."""

from pathlib import Path

import pytest

from monitor.notify.look import Look
from monitor.notify.render import render
from monitor.notify.template_check import faults
from tests.notify.samples import EVENTS, letter

ALERT = render(letter(EVENTS["rating_down"], "d1"))


def own(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_template_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    folder = own(tmp_path, "alert.txt", "{{ message.subject }}, says the desk\n")
    assert faults(folder) == ()
    assert Look(folder).plain(ALERT) == "▼ Kent PDU: Good → Requires improvement, says the desk\n"
    assert "Before" in Look(folder).html(ALERT)


def test_a_part_of_ours_can_be_changed_alone(tmp_path: Path) -> None:
    text = (
        '{% extends "shipped/alert.html" %}{% block foot %}<tr><td>Ask us</td></tr>{% endblock %}'
    )
    folder = own(tmp_path, "alert.html", text)
    assert faults(folder) == ()
    shown = Look(folder).html(ALERT)
    assert "Ask us" in shown
    assert "Good → Requires improvement" in shown
    assert "Noticed by" not in shown


@pytest.mark.attack("V10")
def test_strangers_text_is_escaped_in_own_templates_as_well(tmp_path: Path) -> None:
    folder = own(tmp_path, "alert.html", "{{ message.subject }}")
    assert "<img" not in Look(folder).html(render(letter(EVENTS["hostile"], "d1")))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("alert.html", "one\n{% for x in %}", "alert.html, line 2: "),
        ("alert.html", "one\n\n{{ message.colour }}", "alert.html, line 3: "),
        ("digest.txt", "{{ 1 / message.silences|length }}", "digest.txt, line 1: division by zero"),
        ("alert.txt", '{% include "_none.txt" %}', "alert.txt, line 1: _none.txt"),
        ("parts.html", "{% macro notes(message) %}{% endmacro %}", "no attribute 'entry'"),
        ("alert.txt", "{{ message.__class__.__mro__ }}", "alert.txt, line 1: "),
        ("alert.txt", "{{ range(999999999) }}", "Range too big"),
        ("alert.htm", "x", "there is no such template; there are: alert.html, alert.txt"),
    ],
)
def test_a_fault_names_file_line_and_reason(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    found = faults(own(tmp_path, name, text))
    assert 1 <= len(found) <= 3
    assert told in found[0]
    assert str(tmp_path) in found[0]


def test_the_sample_it_fails_with_is_named(tmp_path: Path) -> None:
    folder = own(tmp_path, "alert.txt", '{{ 1 / (message.shape == "alert" and message.rows) }}')
    assert "with the sample 'first_rating'" in faults(folder)[0]


def test_bytes_that_are_no_text_and_a_file_for_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "alert.html").write_bytes(b"caf\xe9")
    assert "is not UTF-8 text" in faults(tmp_path)[0]
    assert faults(tmp_path / "alert.html") == (f"{tmp_path / 'alert.html'}: is no folder",)


def test_files_of_ones_own_for_import_are_welcome(tmp_path: Path) -> None:
    own(tmp_path, "_names.txt", "{% macro us() %}The desk{% endmacro %}")
    text = '{% import "_names.txt" as names %}{{ names.us() }}: {{ message.subject }}'
    folder = own(tmp_path, "alert.txt", text)
    assert faults(folder) == ()
    assert Look(folder).plain(ALERT).startswith("The desk: ▼ Kent PDU")


def test_what_is_edited_while_it_runs_counts_from_the_next_start(tmp_path: Path) -> None:
    folder = own(tmp_path, "alert.txt", "before")
    look = Look(folder)
    own(folder, "alert.txt", "{% half written")
    assert look.plain(ALERT) == "before\n"
