"""The command that reads: one article, or many."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from monitor import cli
from monitor.cli.commands.app import app
from monitor.cli.reading import document_of
from monitor.cli.terminal.screen import out
from monitor.domain.document import DocumentType
from monitor.domain.reading import Story
from monitor.errors import DataError
from tests.journey.stories import CUMBRIA, NORTHUMBRIA
from tests.loopback import article_page, web_site

KEYS = {"id", "category", "relevant", "findings", "mentions", "reasons", "doubts"}


def invoke(*words, given=""):
    return CliRunner().invoke(app, ["read", *words], input=given)


def line(name, story):
    return json.dumps({"id": name, "title": story.headline, "text": story.text})


def test_each_line_gets_one_line_in_order():
    given = f"{line('a', CUMBRIA)}\n\n{line('b', NORTHUMBRIA)}\n"
    rows = [json.loads(row) for row in invoke("--jsonl", given=given).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["a", "b"]
    assert all(row.keys() == KEYS for row in rows)
    assert all(row["category"] == "rating_report" and row["relevant"] for row in rows)


def test_a_finding_says_body_ratings_and_quote():
    done = invoke("-", "--json", given=f"{NORTHUMBRIA.headline}\n\n{NORTHUMBRIA.text}")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["body_id"], finding["overall_rating"], finding["previous_rating"]) == (
        "crc-northumbria",
        "Requires improvement",
        "Requires improvement",
    )
    assert finding["direction"] == "unchanged"
    assert "requires improvement" in finding["quote"]
    whole = f"{NORTHUMBRIA.headline}\n{NORTHUMBRIA.text}"
    assert "requires improvement" in whole[finding["start"] : finding["end"]]


def test_a_person_sees_the_verdict_the_quote_and_the_text(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(f"{CUMBRIA.headline}\n\n{CUMBRIA.text}")
    shown = " ".join(invoke(str(file)).stdout.split())
    assert "reports how a body was rated" in shown
    assert "Cumbria and Lancashire" in shown
    assert "people who pose a low or medium risk" in shown
    assert "✓ overall rating of Cumbria and Lancashire" in shown
    assert "– set aside: an everyday use of the word (Good)" in shown


def test_what_the_web_sent_does_not_steer_the_terminal(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(f"{CUMBRIA.headline}\n\n{CUMBRIA.text}\n\x1b[31mred\x1b]0;title\x07")
    shown = invoke(str(file)).stdout
    assert "\x1b]0" not in shown
    assert "\x07" not in shown


def test_a_saved_web_page_is_read_too(tmp_path):
    file = tmp_path / "story.html"
    paragraphs = "".join(f"<p>{each}</p>" for each in CUMBRIA.text.splitlines())
    file.write_text(f"<html><body><article><h1>T</h1>{paragraphs}</article></body></html>")
    (finding,) = json.loads(invoke(str(file), "--json").stdout)["findings"]
    assert finding["body_id"] == "crc-cumbria-lancashire"


def test_an_address_is_read_with_or_without_a_configuration(tmp_path):
    with web_site() as site:
        site.pages["/story"] = article_page(CUMBRIA.headline, CUMBRIA.text)
        done = invoke(f"{site.url}/story", "--json", "--config", str(tmp_path))
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["body_id"] == "crc-cumbria-lancashire"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ('{"id": 1', "line 1: not JSON"),
        ("[]", "line 1: not a JSON object"),
        ('{"id": 1, "title": 3, "text": ""}', "line 1, title: not a string"),
        ('{"id": 1, "text": "", "published": "soon"}', "line 1, published"),
    ],
)
def test_a_bad_line_is_named_and_the_exit_code_is_2(given, reason, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["probation-monitor", "read", "--jsonl"])
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert reason in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["probation-monitor", "read", "/nowhere/story.txt"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert "/nowhere/story.txt: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "\x00\ud800", "a" * 100_000, "“" * 10_000])
def test_no_text_is_too_odd(text):
    row = json.loads(
        invoke("--jsonl", given=json.dumps({"id": 1, "title": "", "text": text})).stdout
    )
    assert row["findings"] == []


@pytest.mark.parametrize(
    ("url", "document"),
    [
        ("https://hmiprobation.justiceinspectorates.gov.uk/document/x", DocumentType.GUIDANCE),
        ("https://hmiprobation.justiceinspectorates.gov.uk/news/x", DocumentType.NEWS),
        ("https://paper.example/news/x", None),
        (None, None),
    ],
)
def test_of_a_page_of_the_inspectorate_the_sort_is_told(url, document):
    assert document_of(Story("Guidance and manual", "How we inspect.", url)) is document


def called(*words, given=b"", stdout=subprocess.PIPE, encoding="utf-8"):
    """The real command at a terminal of that encoding."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "monitor", *words],
        env={**os.environ, "PYTHONIOENCODING": f"{encoding}:strict"},
        input=given,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )


def test_what_programs_read_and_write_is_utf_8_whatever_the_terminal():
    given = "\ufeff" + json.dumps({"id": "é", "text": "“x”"}, ensure_ascii=False)
    done = called("read", "--jsonl", given=given.encode() + b'\n{"id": "\xff"}', encoding="ascii")
    assert done.returncode == 0, done.stderr
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == ["é", "\ufffd"]


@pytest.mark.parametrize("words", [("bodies",), ("bodies", "kent", "--json")])
def test_a_full_disk_is_told_in_words(words):
    with Path("/dev/full").open("wb") as full:
        done = called(*words, stdout=full)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"the output cannot be written: No space left on device" in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("",), "an empty word names no file"),
        (("a\0b",), "embedded null byte"),
        (("/dev/null",), "/dev/null: there is nothing in it"),
        (("-",), "standard input: there is nothing in it"),
    ],
)
def test_what_holds_no_article_is_told(words, reason):
    with pytest.raises(DataError, match=reason):
        CliRunner().invoke(app, ["read", *words], catch_exceptions=False)


@pytest.mark.parametrize("words", [("story.txt", "--jsonl"), ("--jsonl", "--json")])
def test_many_articles_come_from_standard_input_only(words):
    done = invoke(*words)
    assert done.exit_code == 2
    assert "--jsonl reads standard input only" in done.output


@pytest.mark.parametrize(
    ("made", "reason"),
    [(b"", "there is no article in it"), (b"\xff", "is not UTF-8 text, at byte 0")],
)
def test_a_corpus_without_articles_is_told(tmp_path, made, reason):
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(made)
    with pytest.raises(DataError, match=f"corpus.jsonl: {reason}"):
        CliRunner().invoke(app, ["evaluate", str(file)], catch_exceptions=False)


def test_measures_fit_a_narrow_terminal(tmp_path):
    corpus = Path(__file__).parents[1] / "corpus" / "held_out.jsonl"
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(corpus.read_text().splitlines(keepends=True)[:3]))
    before, out.width = out.width, 60
    try:
        shown = CliRunner().invoke(app, ["evaluate", str(file)]).stdout.splitlines()
    finally:
        out.width = before
    table = shown[shown.index("By category") : shown.index("Reliability")]
    assert all(len(line) <= 60 for line in table)
    assert any("articles: " in line for line in table)
