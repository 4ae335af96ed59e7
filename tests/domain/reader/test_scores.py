"""Points: sure ones, those told loosely, and whose they are."""

from datetime import date

import pytest

from monitor.data import programmes
from monitor.domain.body import BodyKind
from monitor.domain.programme import usual_most
from monitor.domain.rating import Rating, Score

HMIP = "HM Inspectorate of Probation"
TWO = (
    f"{HMIP} has been to Leeds PDU and to Surrey PDU. Leeds PDU was rated 'Good', and Surrey PDU "
    "was rated 'Inadequate'. The maximum is 27 points. "
)


def points(reading):
    return {f.body_id: f.score for f in reading.findings}


@pytest.mark.parametrize(
    "words",
    [
        "They were on 17 and three points in that order.",
        "Scores: 17 and three respectively.",
        "Leeds has 17 and Surrey three.",
        "It was 17 for Leeds PDU and three for Surrey PDU.",
        "Leeds PDU amassed 17 points. Surrey PDU was left with three points.",
    ],
)
def test_points_of_two_bodies(read, words):
    expected = {"pdu-leeds": Score(17, 27), "pdu-surrey": Score(3, 27)}
    assert points(read(TWO + words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Leadership brought it one point for a start.",
        "It was two points short of the next grade, which begins with another four points.",
        "The scoring was changed in spring; 5 of 9 standards were the same.",
    ],
)
def test_what_is_no_sum_of_points(read, words):
    reading = read(f"{HMIP} rated Leeds PDU 'Inadequate'. Up to 27 points can be had. {words}")
    assert points(reading) == {"pdu-leeds": None}


def test_points_that_do_not_go_with_the_rating_are_not_taken_from_loose_words(read):
    reading = read(f"{HMIP} rated Leeds PDU 'Good'. Of 27 points it amassed four points, they say.")
    assert points(reading) == {"pdu-leeds": None}


def test_points_under_another_heading_are_those_of_the_body_they_fit(read):
    text = (
        f"{HMIP} rated Leeds PDU 'Good' and Surrey PDU 'Inadequate'. Leeds PDU scored 17 out of 27."
        "\nLeeds PDU has enough staff. Two points out of 27 were given in the other place."
    )
    assert points(read(text)) == {"pdu-leeds": Score(17, 27), "pdu-surrey": Score(2, 27)}


def test_where_the_story_does_not_say_how_much_there_was_to_get_the_programme_does(read):
    text = (
        f"{HMIP} has rated Gateshead Youth Justice Service as 'Good'. It has a total of 29 points."
    )
    reading = read(text, published=date(2023, 9, 14))
    assert points(reading) == {"yjs-gateshead": Score(29, 36)}
    assert points(read(text)) == {"yjs-gateshead": None}


def test_a_year_in_which_the_programme_changed_has_no_usual_maximum():
    begun = [p.published_from for p in programmes() if p.kind is BodyKind.PDU and p.rates]
    change = max(begun).year
    assert BodyKind.PDU not in usual_most(programmes(), change)
    assert usual_most(programmes(), change - 1)[BodyKind.PDU] == 27
    assert usual_most(programmes(), change + 1)[BodyKind.PDU] == 21
    assert usual_most(programmes(), None) == {}


def test_the_score_of_the_last_inspection_is_not_that_of_today(read):
    text = (
        f"{HMIP} rated Wirral Youth Justice Service 'Good'. In 2021, when it was last inspected, "
        "the service was 'Good' too, with 23 points from 36."
    )
    assert points(read(text)) == {"yjs-wirral": None}


def test_a_word_too_faint_alone_is_the_rating_where_the_points_say_the_same(read):
    told = f"{HMIP} has handed the Leeds PDU its bottom grade. "
    reading = read(told + "Of 27 points Leeds PDU was given two.", "Report on Leeds PDU")
    assert [(f.body_id, f.overall, f.score) for f in reading.findings] == [
        ("pdu-leeds", Rating.INADEQUATE, Score(2, 27))
    ]


def test_of_two_ratings_the_points_choose(read):
    reading = read(
        f"Leeds PDU has earned the top accolade from {HMIP} with 25 points out of 27. The last "
        "two of its areas were in the second band or, in the case of courts, at 'requires "
        "improvement'.",
        "Leeds PDU joins the best",
    )
    assert [(f.body_id, f.overall) for f in reading.findings] == [("pdu-leeds", Rating.OUTSTANDING)]
