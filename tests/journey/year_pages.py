"""Pages as the inspectorate publishes them, in the project's own words: one function a sort."""

from dataclasses import replace
from datetime import datetime

from monitor.demo.pdf_writer import pdf
from monitor.demo.publication import Block, Heading, PostType, Publication, Table

INADEQUATE, RI, GOOD, OUTSTANDING = "Inadequate", "Requires improvement", "Good", "Outstanding"
POINTS = (INADEQUATE, RI, GOOD, OUTSTANDING)
"""By the points that a standard gives."""

PDU_STANDARDS = (
    "1.1 Leadership",
    "1.2 Staffing",
    "1.3 Services",
    "2.1 Assessment",
    "2.2 Planning",
    "2.3 Implementation and delivery",
    "2.4 Reviewing",
)
REGION_STANDARDS = (
    "Leadership",
    "Staffing",
    "Desistance",
    "Public protection",
    "Resettlement",
    "Unpaid work",
    "Court work",
    "Victim work",
)
YOUTH_STANDARDS = (
    "Work with children",
    "V1.1 Work with victims",
    "V1.2 Organisational arrangements for victims",
)


def pdu_report(
    number: int, place: str, at: datetime, overall: str, points: str, *words: str
) -> Publication:
    """Overall rating in the foreword and in the table. ``points``: a digit for each standard."""
    stated = f"Overall, {place} PDU is rated as ‘{overall}’."
    return _report(
        number,
        f"An inspection of probation services in {place} PDU",
        at,
        f"This is the report of an inspection of {place} PDU.",
        (Heading("Foreword"), stated, *words, *_ratings(PDU_STANDARDS, overall, points, 21)),
    )


def pdu_report_in_a_file(
    number: int, place: str, at: datetime, overall: str, points: str
) -> Publication:
    """A page that rates nobody: overall rating, score and standards stand in the PDF file alone."""
    page = pdu_report(number, place, at, overall, points)
    foreword = f"The managers of {place} PDU know their staff and the people in their care."
    rows = tuple(" ".join(row) for row in _rows(PDU_STANDARDS, overall, points, 21))
    file = pdf(
        (page.title, "HM Inspectorate of Probation"),
        ("Foreword", foreword),
        ("Ratings", f"{place} PDU", "Fieldwork started October 2024", *rows),
    )
    return replace(page, blocks=(Heading("Foreword"), foreword), pdf=file)


def region_report(
    number: int, place: str, at: datetime, overall: str, points: str, *words: str
) -> Publication:
    """One on a whole region of the Probation Service."""
    stated = f"Overall, {place} region is rated as ‘{overall}’."
    return _report(
        number,
        f"An inspection of probation services in {place} region",
        at,
        f"This is the report of an inspection of the {place} region of the Probation Service.",
        (Heading("Foreword"), stated, *words, *_ratings(REGION_STANDARDS, overall, points, 24)),
    )


def youth_report(
    number: int, place: str, at: datetime, overall: str, points: str, *words: str
) -> Publication:
    """One under the rules of 2025: three ratings, no points."""
    stated = f"Overall, {place} Youth Justice Service is rated as ‘{overall}’."
    rows = tuple(row for row in _rows(YOUTH_STANDARDS, overall, points, 9) if row[0] != "Score")
    table = Table(("Area", "Rating"), rows)
    return _report(
        number,
        f"An inspection of youth justice work with children and victims in {place}",
        at,
        f"This is the report of an inspection of {place} Youth Justice Service.",
        (Heading("Foreword"), stated, *words, Heading("Ratings"), table),
    )


def dynamic_report(number: int, place: str, at: datetime) -> Publication:
    """One that rates nobody."""
    return _report(
        number,
        f"Dynamic inspection of public protection in {place} region",
        at,
        f"This dynamic inspection looked at how people are kept safe in the {place} region.",
        (
            Heading("Chief Inspector’s judgement"),
            "Dynamic inspections are not rated. Work in four of ten cases was sufficient.",
        ),
    )


def document(number: int, title: str, at: datetime, *words: str) -> Publication:
    """Any other page among the reports."""
    return _report(number, title, at, words[0], words[1:])


def release(number: int, title: str, at: datetime, *words: str, report: str = "") -> Publication:
    """A press release. ``report``: the slug of the report that it links to."""
    page = Publication(number, PostType.NEWS, _slug(title), title, at, words[0], words[1:])
    return replace(page, report=report or None)


def _report(
    number: int, title: str, at: datetime, summary: str, blocks: tuple[Block, ...]
) -> Publication:
    return Publication(number, PostType.DOCUMENT, _slug(title), title, at, summary, blocks)


def _slug(title: str) -> str:
    words = "".join(sign if sign.isalnum() else " " for sign in title.casefold())
    return "-".join(words.split())


def _ratings(
    standards: tuple[str, ...], overall: str, points: str, most: int
) -> tuple[Heading, Table]:
    return Heading("Ratings"), Table(
        ("Standard", "Rating"), _rows(standards, overall, points, most)
    )


def _rows(
    standards: tuple[str, ...], overall: str, points: str, most: int
) -> tuple[tuple[str, str], ...]:
    each = [(name, POINTS[int(digit)]) for name, digit in zip(standards, points, strict=True)]
    score = f"{sum(map(int, points))}/{most}"
    return ("Overall rating", overall), ("Score", score), *each
