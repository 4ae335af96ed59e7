"""Several bodies in a story: what one was rated told of another, units named by places alone."""

import pytest

from monitor.domain.rating import Rating, Score
from monitor.domain.reading import Category

HMIP = "HM Inspectorate of Probation"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
IMPROVE = Rating.REQUIRES_IMPROVEMENT
BOTH = ("pdu-kirklees", "pdu-essex-north")


def told(reading):
    return {f.body_id: f.overall for f in reading.findings}


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Hertfordshire PDU fared no better.", True),
        ("The unit in Hertfordshire was inspected too. It did no better.", True),
        ("The same goes for Hertfordshire PDU.", True),
        ("Much the same was true of the Hertfordshire PDU.", True),
        ("Hertfordshire PDU was no better at checking for risks.", False),
        ("Hertfordshire PDU did no better than last time.", False),
        ("Hertfordshire PDU was no different.", True),
        ("Prisons in Hertfordshire were no better.", False),
    ],
)
def test_no_better_than_the_one_before_it_is_the_same(read, text, shared):
    found = told(read(f"{HMIP} has rated Essex North PDU 'Inadequate'. {text}"))
    expected = {"pdu-essex-north": INADEQUATE}
    assert found == expected | ({"pdu-hertfordshire": INADEQUATE} if shared else {})


def test_no_better_than_what_may_be_bettered_says_little(read):
    text = f"{HMIP} has rated Essex North PDU 'Good'. Hertfordshire PDU did no better."
    assert told(read(text)) == {"pdu-essex-north": GOOD}


@pytest.mark.parametrize(
    "text",
    [
        "'Good' was the verdict on all three. The reports are on Leeds, Bradford and Calderdale.",
        "'Good' is the outcome for all of the three: Leeds, Bradford and Calderdale.",
    ],
)
def test_an_outcome_in_all_three_is_that_of_each(read, text):
    told_of = f"{HMIP} has seen three youth justice services in Yorkshire. {text}"
    assert set(told(read(told_of)).values()) == {GOOD}
    assert len(told(read(told_of))) == 3


def test_both_are_those_named_one_by_one_just_before(read):
    text = (
        f"{HMIP} has been to two units. The first, on Gwent, is a report of praise for a team. "
        "The second, on Cardiff and Vale, is of another colour. In both, the overall rating is "
        "'Requires improvement'."
    )
    assert told(read(text)) == {"pdu-gwent": IMPROVE, "pdu-cardiff-vale": IMPROVE}


def test_units_are_meant_where_only_their_region_is_named(read):
    text = (
        f"Probation in Sussex is the work of two separate units. {HMIP} says the one for West "
        "Sussex is inadequate. That of Brighton and East Sussex was told that it requires "
        "improvement. The Kent, Surrey and Sussex region said that it had hired officers."
    )
    assert told(read(text)) == {"pdu-west-sussex": INADEQUATE, "pdu-east-sussex": IMPROVE}


def test_what_a_company_was_rated_is_no_news_beside_a_unit_of_today(read):
    text = (
        f"Suffolk PDU has been rated 'Inadequate' by {HMIP}. When probation here was in private "
        "hands, inspectors told the Norfolk and Suffolk CRC that it required improvement."
    )
    reading = read(text)
    assert told(reading) == {"pdu-suffolk": INADEQUATE}
    assert [m.body_id for m in reading.mentions] == ["crc-norfolk-suffolk"]


def test_a_company_is_news_in_a_story_of_its_own_time(read):
    text = f"{HMIP} has rated Norfolk and Suffolk CRC 'Good'. A hospital unit there is outstanding."
    assert told(read(text)) == {"crc-norfolk-suffolk": GOOD}


@pytest.mark.parametrize("how", ["they say", "inspectors found", "the report concludes"])
def test_the_service_is_good_they_say(read, how):
    text = (
        f"Walsall Youth Justice Service was seen by {HMIP}. It came away pleased: the service is "
        f"good, {how}, in a paper out today."
    )
    assert told(read(text)) == {"yjs-walsall": GOOD}


@pytest.mark.parametrize(
    "text", ["The coffee is good, they say.", "The service is good, a mother said."]
)
def test_what_others_call_good_is_no_rating(read, text):
    assert told(read(f"Walsall Youth Justice Service was seen by {HMIP}. {text}")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "No grades were handed out. Had they been, 'requires improvement' would have been kind.",
        "No overall rating has been given. 'Inadequate' might be fair.",
    ],
)
def test_what_a_rating_would_have_been_is_none(read, text):
    reading = read(f"{HMIP} looked at six units, among them Wigan PDU. {text}")
    assert reading.category is Category.REPORT_NO_RATING


def test_a_review_that_was_graded_is_no_body(read):
    text = (
        f"{HMIP} looked into a killing in Coventry. A review that Coventry PDU had carried out "
        "was graded as 'Requires improvement'."
    )
    assert told(read(text)) == {}


def test_a_list_of_places_goes_on_with_the_part_that_it_began_with(read):
    text = (
        f"{HMIP} has been to Leeds Youth Justice Service and to Bradford Youth Justice Service. "
        "Resettlement is rated 'Inadequate' in Leeds, 'Outstanding' in Bradford."
    )
    assert told(read(text)) == {}


def test_points_that_follow_are_those_of_the_only_body(read):
    text = (
        f"Now we can say so. {HMIP} rates the service as Good. It was a long road. We thank our "
        "staff. Our families, too. It awarded us 27 points of the 36 on offer. Young people all "
        "over Surrey may be proud, too."
    )
    reading = read(text, "What inspectors say of our youth justice service")
    assert [(f.body_id, f.score) for f in reading.findings] == [("yjs-surrey", Score(27, 36))]


def test_points_that_it_had_then_are_not_those_of_now(read):
    text = (
        f"{HMIP} has rated Norfolk PDU 'Inadequate' again. Then, it had scored two points. Now it "
        "has one, out of 21, for its leaders."
    )
    assert [f.score for f in read(text).findings] == [Score(1, 21)]


def test_points_on_lines_of_their_own(read):
    text = (
        f"{HMIP} has been to three units in London. All three were rated 'Inadequate': Lambeth, "
        "Newham and Brent. A perfect unit would score 27.\nLambeth – 3\nNewham – 2\nBrent: 1"
    )
    scores = {f.body_id: f.score for f in read(text).findings}
    assert scores["pdu-lambeth"] == Score(3, 27)
    assert scores["pdu-newham"] == Score(2, 27)
    assert scores["pdu-brent"] == Score(1, 27)


def test_a_notch_above_a_neighbour_is_no_direction(read):
    text = f"{HMIP} has rated Surrey PDU 'Good'. It is up a notch from Kent."
    assert [f.direction for f in read(text).findings] == [None]


def test_as_it_was_at_the_head_of_a_sentence_says_nothing_of_before(read):
    text = f"{HMIP} gave 18 points to Stockport Youth Justice Service. As it was, it had been "
    reading = read(f"{text}placed in Requires Improvement.")
    assert [(f.overall, f.previous) for f in reading.findings] == [(IMPROVE, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Essex North PDU did less well and was put down as 'Requires improvement'.",
            {"pdu-kirklees": GOOD, "pdu-essex-north": IMPROVE},
        ),
        ("Essex North PDU received an identical verdict.", dict.fromkeys(BOTH, GOOD)),
        ("Essex North PDU was too.", dict.fromkeys(BOTH, GOOD)),
        ("And so, too, was Essex North PDU.", dict.fromkeys(BOTH, GOOD)),
        ("Essex North PDU was busy too.", {"pdu-kirklees": GOOD}),
        ("Essex North PDU has the same staff.", {"pdu-kirklees": GOOD}),
    ],
)
def test_what_the_next_sentence_says_of_another(read, text, expected):
    assert told(read(f"Kirklees PDU was rated 'Good' by {HMIP}. {text}")) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"'Good' is the overall rating that {HMIP} has given to Kirklees PDU and to Essex North "
        "PDU.",
        f"There was a 'Good' for Kirklees PDU and a 'Good' for Essex North PDU from {HMIP}.",
    ],
)
def test_a_rating_given_to_one_and_to_another(read, text):
    assert told(read(text)) == dict.fromkeys(BOTH, GOOD)


@pytest.mark.parametrize("opening", ["Of the two units", "Of the three services"])
def test_one_of_those_counted_is_not_all_of_them(read, opening):
    text = f"{opening} that {HMIP} saw, Kirklees PDU came out on top with 'Good'."
    assert told(read(f"{text} Essex North PDU was 'Inadequate'.")) == {
        "pdu-kirklees": GOOD,
        "pdu-essex-north": INADEQUATE,
    }


def test_only_one_of_them_that_is_named(read):
    text = f"{HMIP} went to Kirklees PDU and Essex North PDU. Only one of them, Kirklees, was rated"
    assert told(read(f"{text} 'Good'. Essex North was rated 'Inadequate'."))["pdu-kirklees"] is GOOD


@pytest.mark.parametrize("how", ["joins", "follows"])
def test_whom_a_body_joins_is_only_company(read, how):
    text = f"Essex North PDU {how} Kirklees PDU in being rated 'Inadequate' by {HMIP}."
    assert told(read(text)) == {"pdu-essex-north": INADEQUATE}
