"""Ratings that were just missed, are no more, or are taken up by "that"; the same once more."""

import pytest

from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Category

TODAY = "HM Inspectorate of Probation has today published its report on Surrey PDU."
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
IMPROVE, OUTSTANDING = Rating.REQUIRES_IMPROVEMENT, Rating.OUTSTANDING


def only(reading):
    (found,) = reading.findings
    return found


@pytest.mark.parametrize(
    "text",
    [
        "It came within two points of 'Outstanding'; the rating is 'Good'.",
        "It was two points away from being 'Outstanding' and is rated 'Good'.",
        "'Outstanding' was one point away; it is rated 'Good'.",
        "It came within a point of the highest accolade. The rating is 'Good'.",
    ],
)
def test_what_was_just_missed_is_no_rating(read, text):
    found = only(read(f"{TODAY} {text}"))
    assert (found.overall, found.previous) == (GOOD, None)


@pytest.mark.parametrize(
    "text",
    [
        "No standard was better than 'Good', and that is also the overall rating.",
        "None of four was better than 'Good', and that, in the end, is what it is overall.",
        "All that is left below it is 'Good', and that is the overall grade.",
    ],
)
def test_that_is_the_rating_named_before_it(read, text):
    assert only(read(f"{TODAY} {text}")).overall is GOOD


@pytest.mark.parametrize(
    "text",
    [
        "The rating of 'Good' replaces one of 'Inadequate'.",
        "It is not 'Inadequate', as it was in 2022, but 'Good'.",
        "Overall: 'Good' (2022: 'Inadequate').",
        "It has swapped its 'Inadequate' for a 'Good'.",
    ],
)
def test_what_gives_way_to_a_rating_was_the_one_before(read, text):
    found = only(read(f"{TODAY} {text}"))
    assert (found.overall, found.previous) == (GOOD, INADEQUATE)


@pytest.mark.parametrize(
    "text",
    [
        "Then the verdict was 'Inadequate'. It has not changed.",
        "In 2022 it was rated 'Inadequate'. This week inspectors used the same word once more.",
        "It was rated 'Inadequate' two years ago. They have not changed their minds.",
        "It was given 'Inadequate' in 2022. The unit has been given it again.",
        "It was 'Inadequate' in 2022, and the rating is no different.",
    ],
)
def test_what_has_not_changed_is_what_it_was(read, text):
    found = only(read(f"{TODAY} {text}"))
    assert (found.overall, found.direction) == (INADEQUATE, Direction.UNCHANGED)


def test_to_be_inspected_again_is_not_to_be_rated_the_same(read):
    text = "It looked at the unit for the second time in four years, and it is now rated 'Good'."
    assert only(read(f"{TODAY} {text}")).previous is None


def test_a_body_told_of_at_length_keeps_its_rating_after_it(read):
    text = (
        "Two firms had news from HM Inspectorate of Probation today. Wales CRC was found"
        " 'Inadequate'. Essex CRC, which covers Harlow, Basildon and Clacton and is under the same"
        " management, 'Requires improvement'."
    )
    assert [f.overall for f in read(text).findings] == [INADEQUATE, IMPROVE]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Manager: 'We've stopped the rot'",
            "She spoke five months on from the report in which inspectors rated Surrey PDU"
            " 'Inadequate'.",
        ),
        (
            "Action plan for Surrey probation after bottom grade",
            "The cabinet has backed a plan. Surrey PDU was rated 'Inadequate' in July by HM"
            " Inspectorate of Probation.",
        ),
        (
            "Youth plan and knife crime",
            "A member asked about the Youth Justice Service in Leeds, given its 'Requires"
            " improvement' rating from HM Inspectorate of Probation earlier in the year.",
        ),
    ],
)
def test_what_came_of_a_rating_is_no_report_of_it(read, title, text):
    assert read(text, title=title).category is Category.RATING_MENTION


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors from HM Inspectorate of Probation are to visit Surrey PDU on Monday.",
        "Staff in Surrey are preparing for an inspection by HM Inspectorate of Probation.",
    ],
)
def test_a_rating_recalled_before_an_inspection_is_no_news(read, text):
    told = f"{text} They have 40 cases to read. Surrey PDU was told that it was 'Inadequate'."
    assert read(told, title="Surrey awaits").category is Category.RATING_MENTION


def test_an_answer_of_the_same_day_reports_what_it_answers(read):
    text = (
        'The Commissioner has responded to the findings of HM Inspectorate of Probation. "I am'
        " pleased that 'Good' has been achieved by Leeds Youth Justice Service overall,\" he said."
    )
    assert only(read(text, title="Commissioner responds to report")).overall is GOOD
