"""Reports as PDF files, in each programme's layout, with the faults of real ones."""

import time

import pytest

from monitor import data
from monitor.demo.pdf_writer import from_streams, pdf
from monitor.domain.article import PageText
from monitor.domain.programme import Programme
from monitor.errors import ParseError
from monitor.sources import page_text
from monitor.sources.pdf_words import mended, paragraphs
from tests.sources.arrivals import arrived

COVER = (
    "An inspection of youth justice services in",
    "Northmere",
    "HM Inspectorate of Probation, October 2024",
)
CONTENTS = ("Contents", "Foreword 3", "Ratings 4", "1.1 Leadership 6", "2.1 Assessment 9")
FOREWORD = (
    "Foreword",
    "This inspection is part of our programme of youth justice services. We have inspected and",
    "rated Northmere across three broad areas. Overall, Northmere Youth Justice Service was",
    "rated as \u2018Good\u2019.",
    "The board knows its children.",
)
RATINGS = (
    "Ratings",
    "Northmere Youth Justice Service Score 5/12",
    "Fieldwork started July 2024",
    "Overall rating Requires improvement",
    "1. Organisational delivery",
    "1.1 Governance and leadership Good",
    "1.3 Partners hips and services Requires improvement",
    "2. Court disposals",
    "2.1 Assessment Good",
)
CHAPTER = ("2.1. Assessment", "Assessments were good. Plans were inadequate in three cases of ten.")
PROGRAMMES = [p for p in data.programmes() if p.standards]


def read(body: bytes) -> PageText:
    return page_text(arrived(body, "application/pdf"))


def fault(body: bytes, media_type: str = "application/pdf") -> str:
    with pytest.raises(ParseError) as caught:
        page_text(arrived(body, media_type))
    return caught.value.wanted.removeprefix("text of an article; ")


def test_text_and_table_of_a_report_are_read():
    page = read(pdf(COVER, CONTENTS, FOREWORD, RATINGS, CHAPTER))
    assert page.title == "An inspection of youth justice services in Northmere"
    assert "Overall, Northmere Youth Justice Service was rated as ‘Good’." in page.text
    assert page.table
    assert page.table.faults == ()
    assert str(page.table.score) == "5/12"
    assert str(page.table.fieldwork) == "July 2024"
    assert [each.number for each in page.table.standards] == ["1.1", "1.3", "2.1"]


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.id)
@pytest.mark.parametrize("ruled", [False, True], ids=["lines", "cells"])
def test_the_table_of_each_programme_is_read(programme: Programme, ruled: bool):
    named = [(s.number or f"5.{n}", s.name) for n, s in enumerate(programme.standards, start=1)]
    cells = [(f"{number} {name}", "Requires improvement") for number, name in named]
    rows = cells if ruled else [" ".join(row) for row in cells]
    table = read(pdf(COVER, ("Ratings", "Overall rating Good", *rows))).table
    assert table
    assert table.faults == ()
    assert [(each.number, each.name) for each in table.standards] == named


def test_a_table_that_runs_over_two_pages_is_one():
    table = read(pdf(RATINGS[:6], RATINGS[6:])).table
    assert table
    assert len(table.standards) == 3


@pytest.mark.parametrize("ruled", [False, True], ids=["lines", "cells"])
def test_a_cell_without_text_is_missing_and_not_guessed(ruled: bool):
    rows = [("2.1 Assessment", "Good"), ("2.2 Planning", ""), ("2.3 Reviewing", "Good")]
    lines = rows if ruled else [" ".join(row).strip() for row in rows]
    table = read(pdf(("Ratings", "Overall rating Good", *lines))).table
    assert table
    assert [str(fault) for fault in table.faults] == ["standard 2.2: its rating could not be read"]


def test_a_file_without_a_table_has_none():
    assert read(pdf(COVER, CONTENTS, FOREWORD)).table is None


def test_only_the_first_pages_are_read():
    page = read(pdf(*[(f"Page {number} of a long report.",) for number in range(200)]))
    assert page.text.split("\n")[-1] == "Page 11 of a long report."


@pytest.mark.parametrize(
    ("body", "media_type", "told"),
    [
        (b"%PDF-1.7", "text/html", "the PDF file cannot be read"),
        (b"binary", "application/pdf", "the PDF file cannot be read"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 400, "", "the PDF file cannot be read"),
        (pdf(COVER)[:300], "application/pdf", "the PDF file cannot be read"),
        (pdf(()), "application/pdf", "the PDF file holds pictures only"),
    ],
    ids=["head", "binary", "garbage", "half", "empty"],
)
def test_a_broken_file_is_told_in_words(body: bytes, media_type: str, told: str):
    assert fault(body, media_type) == told


def test_a_locked_file_is_told_in_words():
    key = b"<" + b"41" * 32 + b">"
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -44 >> /ID [<41> <41>]"
    body = pdf(COVER, trailer=locked % (key, key))
    assert fault(body) == "the PDF file is locked with a password"


@pytest.mark.slow
@pytest.mark.parametrize(
    "stream",
    [b"\n" * 100_000_000, b"BT /F1 9 Tf (a) Tj ET\n" * 3_000_000, b"q " * 30_000_000],
    ids=["blank", "letters", "states"],
)
def test_a_bomb_costs_seconds_and_harms_nothing(stream: bytes):
    began = time.monotonic()
    body = from_streams([stream])
    packed = time.monotonic()
    assert len(body) < 8_000_000
    assert fault(body) in {
        "the PDF file cannot be read",
        "the PDF file holds pictures only",
        "it took longer than 8 s to read",
        "it takes too much memory to read",
    }
    assert packed - began < 60
    assert time.monotonic() - packed < 15


def test_ten_thousand_pages_are_no_trouble():
    assert read(from_streams([b"BT /F1 9 Tf 60 700 Td (Words.) Tj ET"] * 10_000)).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("southend -on-sea", "southend-on-sea"),
        ("stoke -on-trent and out-of-court", "stoke-on-trent and out-of-court"),
        ("Partners hips and services", "Partnerships and services"),
        ("rated \u2018Inad equate\u2019", "rated ‘Inadequate’"),
        ("Requires improv ement", "Requires improvement"),
        ("the Pro bation Service", "the Probation Service"),
        ("of\ufb01cers in the \ufb01rst \ufb02oor", "officers in the first floor"),
        ("done in adequate time", "done in adequate time"),
        ("good - or better", "good - or better"),
    ],
)
def test_words_that_extraction_broke_are_mended(broken: str, whole: str):
    assert mended(broken) == whole


def test_lines_become_paragraphs_and_rows_stay_rows():
    long = "x" * 80
    lines = [f"{long} he", "said so.", f"{long} out-of-", "court", "• One", "1.1 Leadership Good"]
    assert paragraphs(lines) == [
        f"{long} he said so.",
        f"{long} out-of-court",
        "• One",
        "1.1 Leadership Good",
    ]
