"""What a table of ratings makes of a reading."""

from dataclasses import replace
from datetime import date

import pytest

from monitor import data
from monitor.domain.document import NEVER_AN_OUTCOME, DocumentType
from monitor.domain.event import EventKind
from monitor.domain.ledger.official import official_word, settled
from monitor.domain.pages.table_checks import checked
from monitor.domain.pages.table_parser import ratings_table
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating, Score, StandardRating
from monitor.domain.ratings_table import RatingsTable
from monitor.domain.reading import Category, Finding, Reading
from tests.domain.samples import article, change, finding, inspection, knowing, report

GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
RI, OUTSTANDING = Rating.REQUIRES_IMPROVEMENT, Rating.OUTSTANDING
DAY = date(2024, 5, 1)
PROGRAMMES = data.programmes()
BY_ID = {programme.id: programme for programme in PROGRAMMES}
ROWS = (
    "1.1 Leadership Good",
    "1.2 Staffing Requires improvement",
    "1.3 Services Good",
    "2.1 Assessment Inadequate",
    "2.2 Planning Inadequate",
    "2.3 Implementation and deliv ery Good",
    "2.4 Reviewing Good",
)
HEAD = ("Fieldwork started March 2024", "Overall rating Requires improvement", "Score 9/21")
NOTHING = "overall rating: the table names it, but no words could be read there"


def table(*lines: str) -> RatingsTable:
    found = ratings_table((line,) for line in lines)
    assert found
    return found


PDU = table(*HEAD, *ROWS)


def settle(reading: Reading, found: RatingsTable = PDU) -> Reading:
    return settled(reading, found, DAY, PROGRAMMES)


def only(reading: Reading) -> Finding:
    (found,) = reading.findings
    return found


def test_the_table_gives_score_standards_and_fieldwork_to_the_body_of_the_text():
    reading = settle(report(finding(RI)))
    told = only(reading)
    assert (told.overall, told.score, told.doubt) == (RI, Score(9, 21), None)
    assert told.fieldwork == PartialDate("2024-03")
    assert len(told.standards) == 7
    assert reading.doubts == ()


def test_a_name_that_extraction_broke_is_mended_by_the_programme():
    standards = only(settle(report(finding(RI)))).standards
    assert StandardRating("2.3", "Implementation and delivery", GOOD) in standards


def test_the_table_states_what_the_text_did_not():
    unread = replace(report(finding(None, doubt="no word")), category=Category.REPORT_NO_RATING)
    reading = settle(unread)
    assert (only(reading).overall, only(reading).doubt, reading.relevant) == (RI, None, True)


@pytest.mark.parametrize(
    ("said", "lines", "doubt"),
    [
        (
            finding(GOOD),
            (*HEAD, *ROWS),
            "the text says Good, the table of ratings Requires improvement",
        ),
        (
            replace(finding(RI), score=Score(8, 21)),
            (*HEAD, *ROWS),
            "the text says 8/21, the table of ratings 9/21",
        ),
        (
            finding(RI),
            ("Overall rating Requires improvement", "Score 1/21"),
            "overall rating: the table says Requires improvement, but a score of 1/21 means "
            "Inadequate",
        ),
        (
            finding(RI),
            ("Overall rating Requires improvement", "Score 10/21", *ROWS),
            "score: the table says 10/21, but its standards add up to 9/21",
        ),
        (
            finding(None, doubt=None),
            ("Overall rating", *ROWS),
            NOTHING,
        ),
        (
            finding(RI),
            ("Overall rating Excellent", *ROWS),
            "overall rating: the table says “Excellent”, which is none of the four ratings",
        ),
        (finding(RI, doubt="unsure"), (*HEAD, *ROWS), "unsure"),
    ],
)
def test_a_contradiction_makes_the_finding_doubtful(said, lines, doubt):
    reading = settle(report(said), table(*lines))
    assert only(reading).doubt == doubt
    made = change(article("2024-05-01", official=True), reading, knowing())
    assert [event.kind for event in made.events] == [EventKind.NEEDS_REVIEW]
    assert made.entries == ()


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        (
            (*HEAD, *ROWS, "2.5 Public protection Good"),
            "standard 2.5: “Public protection” is not among those that we know for such "
            "inspections (pdu-2023)",
        ),
        (
            (*HEAD, *ROWS[:6]),
            "standards: 6 count, which makes 18 points at most, but the score is 9/21",
        ),
    ],
)
def test_a_standard_in_doubt_asks_a_person_and_the_rating_is_told(lines, doubt):
    reading = settle(report(finding(RI)), table(*lines))
    assert (only(reading).doubt, reading.doubts) == (None, (doubt,))
    assert all(standard.name != "Public protection" for standard in only(reading).standards)
    made = change(article("2024-05-01", official=True), reading, knowing())
    assert [e.kind for e in made.events] == [EventKind.FIRST_RATING, EventKind.NEEDS_REVIEW]


@pytest.mark.parametrize(
    ("said", "lines", "borne"),
    [
        (RI, (*HEAD, *ROWS[:6], "2.4 Reviewing"), "standard 2.4: its rating could not be read"),
        (None, (*HEAD, *ROWS[:6], "2.4 Reviewing"), "standard 2.4: its rating could not be read"),
        (RI, ("Overall rating", "Score 9/21", *ROWS), NOTHING),
    ],
)
def test_cells_without_words_ask_nobody_while_the_overall_rating_is_stated(said, lines, borne):
    reading = settle(report(finding(said)), table(*lines))
    assert (only(reading).overall, only(reading).doubt, reading.doubts) == (RI, None, ())
    assert borne in reading.reasons
    assert all(standard.rating for standard in only(reading).standards)


@pytest.mark.parametrize("document", sorted(NEVER_AN_OUTCOME))
def test_what_rates_no_single_body_rates_none(document):
    page = replace(article("2024-05-01", official=True), document=document)
    reading = official_word(page, report(finding(RI)), PROGRAMMES)
    assert (reading.findings, reading.relevant, len(reading.mentions)) == ((), False, 1)
    assert reading.reasons[0] == f"{document}: rates no single body"
    made = change(page, reading, knowing())
    assert (made.entries, made.evidence, made.events) == ((), (), ())


@pytest.mark.parametrize(
    ("document", "day", "asked"),
    [
        (DocumentType.REPORT, "2024-05-01", True),
        (DocumentType.NATIONAL, "2025-05-01", True),
        (DocumentType.REPORT, "2016-05-01", False),
        (DocumentType.RELEASE, "2024-05-01", False),
        (DocumentType.OTHER, "2024-05-01", False),
        (None, "2024-05-01", False),
    ],
)
def test_a_report_of_an_inspection_without_a_rating_asks_a_person(document, day, asked):
    page = replace(article(day, official=True), document=document)
    silent = Reading(Category.OTHER_INSPECTORATE, (), (), ("of another kind",))
    made = change(page, official_word(page, silent, PROGRAMMES), knowing())
    assert [event.kind for event in made.events] == [EventKind.NEEDS_REVIEW] * asked


@pytest.mark.parametrize(
    ("reading", "doubt"),
    [
        (report(), "a table of ratings (Requires improvement), but no body that it is about"),
        (
            report(finding(RI), finding(GOOD)),
            "one table of ratings (Requires improvement), but several bodies: Kent PDU, Kent PDU",
        ),
        (
            report(replace(finding(RI), kind=None)),
            "a table of ratings, but no programme for Kent PDU",
        ),
    ],
)
def test_a_table_without_one_body_changes_no_finding(reading, doubt):
    after = settle(reading)
    assert after.findings == reading.findings
    assert after.doubts == (doubt,)


def test_a_report_that_appears_late_is_checked_by_the_rules_it_was_made_under():
    old = table(
        "Overall rating Good",
        *("1.4 Information and facilities Good", "2.1 Court work Good", "2.2 Assessment Good"),
    )
    assert settle(report(finding(GOOD)), old).doubts == ()


def test_resettlement_is_rated_apart_and_does_not_count():
    names = [(s.number or "3.4", s.name) for s in BY_ID["youth-2021"].standards]
    rows = [f"{number} {name} Good" for number, name in names[:-1]]
    last = "4.1 Resettlement policy and provision Inadequate"
    found = table("Overall rating Good", "Score 24/36", *rows, last)
    check = checked(found, BY_ID["youth-2021"])
    assert (len(check.standards), check.faults) == (13, ())


@pytest.mark.parametrize("most", [21, 24, 27, 30, 36])
def test_the_bands_cover_every_score(most: int):
    programme = BY_ID["pdu-2023"]
    for points in range(most + 1):
        fits = [
            rating
            for rating in Rating
            if not checked(RatingsTable(rating, Score(points, most)), programme).faults
        ]
        assert len(fits) == 1, points


@pytest.mark.parametrize(
    ("score", "rating"),
    [
        ((4, 27), INADEQUATE),
        ((5, 27), RI),
        ((13, 27), RI),
        ((14, 27), GOOD),
        ((22, 27), GOOD),
        ((23, 27), OUTSTANDING),
        ((6, 36), INADEQUATE),
        ((7, 36), RI),
        ((18, 36), RI),
        ((19, 36), GOOD),
        ((30, 36), GOOD),
        ((31, 36), OUTSTANDING),
        ((1, 24), INADEQUATE),
        ((4, 21), RI),
    ],
)
def test_the_bands_of_reports_since_2018(score: tuple[int, int], rating: Rating):
    assert checked(RatingsTable(rating, Score(*score)), BY_ID["pdu-2023"]).faults == ()


def test_a_programme_of_other_points_is_not_held_against_the_bands():
    found = RatingsTable(OUTSTANDING, Score(1, 36))
    assert checked(found, BY_ID["youth-2025"]).faults == ()


def test_standards_reach_the_ledger_and_a_release_before_the_report_is_completed():
    reading = settle(report(finding(RI)))
    opened = change(article("2024-05-01", official=True), reading, knowing())
    assert len(opened.entries[0].standards) == 7
    known = knowing(inspection(RI, "2024-04-30"))
    later = change(article("2024-05-01", official=True), reading, known)
    (entry,) = later.entries
    assert (len(entry.standards), str(entry.fieldwork)) == (7, "March 2024")
    assert (entry.id, later.events) == ("pdu-kent-2024-04-30", ())
    again = change(article("2024-05-02", official=True, name="b"), reading, knowing(entry))
    assert again.entries == ()


def test_the_press_has_no_official_standards():
    reading = report(replace(finding(RI), standards=(StandardRating("1.1", "Staff", GOOD),)))
    assert change(article("2024-05-01"), reading, knowing()).entries[0].standards == ()


def test_a_name_without_a_number_gets_none():
    rows = [(name, rating.label) for name, rating in (("Assessment", GOOD), ("Planning", RI))]
    found = ratings_table([*rows, ("Overall rating", "Good")])
    assert found
    assert [each.number for each in checked(found, BY_ID["youth-2021"]).standards] == [None, None]
