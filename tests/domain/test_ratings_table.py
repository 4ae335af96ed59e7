"""Lines and cells -> a table of ratings, with what extraction does to them."""

import pytest

from monitor.domain.pages.table_parser import ratings_table
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.ratings_table import RatingsTable

GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
RI, OUTSTANDING = Rating.REQUIRES_IMPROVEMENT, Rating.OUTSTANDING

YOUTH = """
Ratings
Northmere Youth Justice Service Score 20/36
Fieldwork started July 2024
Overall rating Good
1. Organisational delivery
1.1 Governance and leadership Good
1.2 Staff Outstanding
1.3 Partners hips and services Requires improvement
1.4 Information and facilities Requires improv ement
2. Court disposals
2.1 Assessment Good
2.2 Planning Good
2.3 Implementation and delivery Good
2.4 Reviewing Inadequate
3. Out-of-court disposals
3.1 Assessment Requires improvement
3.2 Planning Good
3.3 Implementation and delivery Good
3.4 Out-of-court disposal policy and
provision Inadequate
4. Resettlement
4.1 Resettlement policy and provision Outstanding
The resettlement standard does not contribute to the overall rating
"""


def table(text: str) -> RatingsTable:
    found = ratings_table([(line,) for line in text.splitlines() if line])
    assert found
    return found


def ratings(found: RatingsTable) -> dict[str | None, Rating]:
    return {standard.number: standard.rating for standard in found.standards}


def faults(text: str) -> list[str]:
    return [str(fault) for fault in table(text).faults]


def test_a_whole_table_is_read():
    found = table(YOUTH)
    assert (found.overall, found.score) == (GOOD, Score(20, 36))
    assert str(found.fieldwork) == "July 2024"
    assert found.faults == ()
    assert len(found.rows) == 13
    assert ratings(found)["1.4"] is RI
    assert ratings(found)["4.1"] is OUTSTANDING


def test_the_same_names_in_two_domains_stay_apart():
    found = table(YOUTH)
    assessments = [row for row in found.rows if row.standard.name == "Assessment"]
    assert [(row.standard.number, row.domain) for row in assessments] == [
        ("2.1", "2. Court disposals"),
        ("3.1", "3. Out-of-court disposals"),
    ]
    assert [row.standard.rating for row in assessments] == [GOOD, RI]


def test_a_row_that_goes_on_below_is_one_row():
    row = next(s for s in table(YOUTH).standards if s.number == "3.4")
    expected = StandardRating("3.4", "Out-of-court disposal policy and provision", INADEQUATE)
    assert row == expected


@pytest.mark.parametrize(
    ("line", "number", "rating"),
    [
        ("P 2.1 Assessment Requires improvement", "2.1", RI),
        ("R2.1 Desistance Requires Improvement", "2.1", RI),
        ("V1.1 Work with victims Good", "V1.1", GOOD),
        ("2.1. Assessment: ‘Good’", "2.1", GOOD),
        ("2.1 Assessment – In adequate", "2.1", INADEQUATE),
        ("2.1 Assessment Out standing", "2.1", OUTSTANDING),
        ("2.1 Assessment RequiresImprovement", "2.1", RI),
        ("2.1 Assessment requiring improvement", "2.1", RI),
        ("2 .1 Assessment Good*", "2.1", GOOD),
    ],
)
def test_a_row_is_read_however_it_was_extracted(line: str, number: str, rating: Rating):
    assert ratings(table(f"Overall rating Good\n{line}")) == {number: rating}


@pytest.mark.parametrize(
    ("lines", "overall"),
    [
        ("Overall rating Good", GOOD),
        ("Overall rating: Requires improvement", RI),
        ("Overall rating\nInadequate", INADEQUATE),
        ("OVERALL RATING GOOD", GOOD),
        ("Overall judgement – ‘Outstanding’", OUTSTANDING),
    ],
)
def test_the_overall_rating_is_read(lines: str, overall: Rating):
    assert table(f"{lines}\n1.1 Leadership Good").overall is overall


@pytest.mark.parametrize(
    "footnote",
    [
        "The resettlement standard does not contribute to the overall rating for the YOT.",
        "The resettlement standard does not contribute to the\noverall rating. Good",
        "Overall rating of the region: see below.",
    ],
)
def test_a_footnote_is_not_the_overall_rating(footnote: str):
    found = table(f"1.1 Leadership Good\n1.2 Staff Good\n{footnote}")
    assert (found.overall, found.faults) == (None, ())


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("Score 25/36", Score(25, 36)),
        ("Score 1 / 24", Score(1, 24)),
        ("Total score: 7 out of 21", Score(7, 21)),
        ("Fieldwork started June 2024 Score 3/27", Score(3, 27)),
        ("Fieldwork 12/05/2024", None),
        ("Scores are explained on page 12/36", None),
    ],
)
def test_a_score_has_any_denominator_and_is_no_date(line: str, score: Score | None):
    found = table(f"{line}\nOverall rating Good")
    assert (found.score, found.faults) == (score, ())


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "Overall rating\n1.1 Leadership Good",
            "overall rating: the table names it, but no words could be read there",
        ),
        (
            "Overall rating Good\nScore 40/36",
            "score: the table says “40/36”, which is no score out of a number",
        ),
        (
            "Overall rating Good\nScore 12/05/2024",
            "score: the table says “12/05/2024”, which is no score out of a number",
        ),
        ("Overall rating Good\n2.3 Implementation", "standard 2.3: its rating could not be read"),
        (
            "Overall rating Good\n2.3 Delivery\n2.4 Reviewing Good",
            "standard 2.3: its rating could not be read",
        ),
        (
            "Overall rating Good\nOverall rating Inadequate",
            "overall rating: the table gives two different ones",
        ),
        (
            "Overall rating Good\n1.1 Staff Good\n1.1 Staff Inadequate",
            "standard 1.1: the table rates it twice, and differs",
        ),
        (
            "Overall rating Good\n2.3 million people say good",
            "standard 2.3: its rating could not be read",
        ),
    ],
)
def test_what_is_missing_or_contradictory_is_a_fault_and_never_guessed(lines: str, told: str):
    assert faults(lines) == [told]


def test_a_standard_that_was_not_rated_is_no_fault():
    found = table("Overall rating Good\n4.1 Resettlement policy and provision Not rated")
    assert (found.rows, found.faults) == ((), ())


def test_only_faults_in_overall_and_score_are_grave():
    found = table("Overall rating\nScore 5/4\n1.1 Staff\n1.2 Services Good")
    assert [fault.where for fault in found.faults if fault.grave] == ["overall rating", "score"]


def test_cells_tell_a_name_from_a_rating_without_a_number():
    found = ratings_table(
        [("Standard", "Rating"), ("Staff", "Good"), ("Overall rating", "Inadequate")]
    )
    assert found
    assert found.standards == (StandardRating(None, "Staff", GOOD),)
    assert found.overall is INADEQUATE


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("Name", "Age")],
        [("2.1 per cent of cases were good",)],
        [("Score 3/27",)],
        [("1.1 Leadership", "How well is it led?"), ("1.2 Staff", "Are there enough?")],
        [("PDU", "Overall rating"), ("Kent PDU", "Good"), ("Essex PDU", "Inadequate")],
    ],
)
def test_other_tables_are_no_tables_of_ratings(rows: list[tuple[str, ...]]):
    assert ratings_table(rows) is None
