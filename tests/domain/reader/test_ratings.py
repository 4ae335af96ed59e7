"""Which rating a story gives, what it was before, and how many points."""

import pytest

from monitor.domain.rating import Direction, Rating, Score
from monitor.domain.reading import Story

HMIP = "HM Inspectorate of Probation"


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("rated Leeds PDU 'Good'", Rating.GOOD),
        ("rated Leeds PDU as requiring improvement", Rating.REQUIRES_IMPROVEMENT),
        ("gave Leeds PDU a 'requires-improvement' grade", Rating.REQUIRES_IMPROVEMENT),
        ("gave Leeds PDU the lowest possible rating", Rating.INADEQUATE),
        (
            "gave Leeds PDU the second-highest of the four marks, a second-highest grade",
            Rating.GOOD,
        ),
        ("gave Leeds PDU top marks", Rating.OUTSTANDING),
        ('says that Leeds PDU is "Outstanding" overall', Rating.OUTSTANDING),
        ("rated Leeds PDU &lsquo;Requires&nbsp;improvement&rsquo;", Rating.REQUIRES_IMPROVEMENT),
        ("rated Leeds PDU 'inad\u00adequate'", Rating.INADEQUATE),
        ("rated Leeds PDU â€˜Requires improvementâ€™", Rating.REQUIRES_IMPROVEMENT),
    ],
)
def test_a_rating_is_read_in_any_wording(read, words, rating):
    (finding,) = read(f"{HMIP} {words}.").findings
    assert (finding.body_id, finding.overall) == ("pdu-leeds", rating)


@pytest.mark.parametrize(
    "more",
    [
        "Leadership was rated 'Outstanding'.",
        "Resettlement was separately rated 'Outstanding'.",
        "Six of the seven standards were 'Inadequate'.",
        "All four aspects of case supervision were rated 'Requires improvement'.",
        "It has outstanding warrants and good leaders.",
        "Work in court: 'Inadequate' (3), 'Outstanding' (1).",
        "It was in the running for 'Outstanding'.",
        "The ratings are 'Outstanding', 'Good', 'Requires improvement' and 'Inadequate'.",
        "It narrowly missed an 'Outstanding' rating.",
        "It could be rated 'Outstanding' one day.",
        "READ MORE: Hospital rated 'Inadequate' overall",
        "Ofsted has rated the council's children's services 'Inadequate' overall.",
    ],
)
def test_other_ratings_beside_it_change_nothing(read, more):
    (finding,) = read(f"{HMIP} rated Leeds PDU 'Good' overall.\n{more}").findings
    assert (finding.overall, finding.previous, finding.doubt) == (Rating.GOOD, None, None)


@pytest.mark.parametrize(
    ("words", "before", "direction"),
    [
        ("now rated 'Good', up from 'Inadequate'", Rating.INADEQUATE, Direction.IMPROVED),
        (
            "rated 'Good'. It was previously rated 'Outstanding'",
            Rating.OUTSTANDING,
            Direction.DECLINED,
        ),
        ("still rated 'Good'", Rating.GOOD, Direction.UNCHANGED),
        ("rated 'Good' for the second time", Rating.GOOD, Direction.UNCHANGED),
        ("upgraded to 'Good'", None, Direction.IMPROVED),
        (
            "rated 'Good', four years after it was told that it required improvement",
            Rating.REQUIRES_IMPROVEMENT,
            Direction.IMPROVED,
        ),
        ("rated 'Good', the same rating as last time", Rating.GOOD, Direction.UNCHANGED),
        ("rated 'Good'. In 2016 it had been found 'Inadequate'", None, None),
        ("rated 'Good'", None, None),
    ],
)
def test_the_earlier_rating_is_what_the_text_says(read, words, before, direction):
    (finding,) = read(f"{HMIP} said that Leeds PDU was {words}.").findings
    assert (finding.overall, finding.previous, finding.direction) == (
        Rating.GOOD,
        before,
        direction,
    )


@pytest.mark.parametrize(
    ("words", "score"),
    [
        ("It scored 3 out of a possible 27.", Score(3, 27)),
        ("It received zero out of a total of 27 inspection points.", Score(0, 27)),
        ("Out of 27 points Leeds was given three.", Score(3, 27)),
        ("Score 3/27", Score(3, 27)),
        ("In 15 cases out of 21 nothing was done.", None),
        ("Three out of 27 people came.", None),
        ("In 2022 it had four points out of 27.", None),
    ],
)
def test_a_score_is_points_and_nothing_else(read, words, score):
    (finding,) = read(f"{HMIP} rated Leeds PDU 'Inadequate'.\n{words}").findings
    assert finding.score == score


def test_a_score_that_does_not_go_with_the_word_is_a_doubt(read):
    reading = read(f"{HMIP} rated Leeds PDU 'Good'. It scored 3 out of 27.")
    assert reading.findings[0].doubt
    assert reading.findings[0].confidence < 0.7
    assert reading.doubts


def test_two_overall_ratings_of_one_body_are_a_doubt(read):
    reading = read(f"{HMIP} rated Leeds PDU 'Good' overall. Overall, Leeds PDU is 'Inadequate'.")
    assert reading.findings[0].doubt


def test_a_table_gives_the_standards_by_number(read):
    reading = read(
        f"{HMIP} inspected Leeds PDU.\nOverall rating Requires improvement\n"
        "P1.1 Leadership Good\nP2.1 Assessment Inadequate"
    )
    (finding,) = reading.findings
    assert [(s.number, s.rating) for s in finding.standards] == [
        ("1.1", Rating.GOOD),
        ("2.1", Rating.INADEQUATE),
    ]


def test_a_quote_is_where_it_says_it_is(reader):
    story = Story(
        "T", "One.\r\n&lsquo;Two&rsquo;. HM Inspectorate of Pro\u00adbation rated Leeds PDU ‘Good’."
    )
    (finding,) = reader(story).findings
    assert story.whole[finding.quote.start : finding.quote.end].endswith("Leeds PDU ‘Good’.")
    assert story.whole[finding.quote.start :].startswith("HM Inspectorate")
