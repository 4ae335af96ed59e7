"""What stands beside a rating: totals, those that come second and third, parts, points."""

from datetime import date

import pytest

from monitor.domain.rating import Rating, Score
from monitor.domain.reading import Category, Story

HMIP = "HM Inspectorate of Probation"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
IMPROVE = Rating.REQUIRES_IMPROVEMENT
OWN = "https://hmiprobation.justiceinspectorates.gov.uk/news/report-on-a-unit"


def told(reading):
    return {f.body_id: f.overall for f in reading.findings}


@pytest.mark.parametrize(
    "totals",
    [
        "Five companies that were visited before it were told that they required improvement.",
        "Nine in ten schools near there are good or outstanding, Ofsted says.",
        "Eight of ten areas were either good or outstanding.",
    ],
)
def test_totals_told_after_a_rating_take_nothing_from_it(read, totals):
    text = (
        "A firm that looks after offenders has been marked down. Chief inspector Dame Glenys "
        f"Stacey was there in May. {HMIP} rated Merseyside CRC 'Inadequate'. {totals}"
    )
    assert told(read(text, "Probation firm marked down")) == {"crc-merseyside": INADEQUATE}


def test_a_rating_told_after_totals_is_told_by_the_way(read):
    text = (
        "Five companies have been told that they require improvement. The minister said that "
        "contracts would end early. Staff had left in their hundreds. Merseyside CRC is rated "
        "'Inadequate'."
    )
    assert read(text, "Minister ends contracts").category is Category.RATING_MENTION


@pytest.mark.parametrize("order", ["The other", "The second", "The last of these"])
def test_the_other_one_may_be_named_by_its_place_alone(read, order):
    text = (
        f"{HMIP} reports on two probation delivery units. Surrey PDU is rated 'Inadequate'. "
        f"{order}, West Sussex, requires improvement."
    )
    assert told(read(text)) == {"pdu-surrey": INADEQUATE, "pdu-west-sussex": IMPROVE}


@pytest.mark.parametrize("order", ["the third, ", "the last one, ", "the other, ", ""])
def test_so_does_the_third(read, order):
    text = (
        f"{HMIP} reports on three probation delivery units. Surrey PDU is rated 'Inadequate'. "
        f"Norfolk PDU requires improvement. So does {order}West Sussex."
    )
    assert told(read(text))["pdu-west-sussex"] is IMPROVE


@pytest.mark.parametrize("what", ["respects", "sub-ratings"])
def test_in_most_respects_is_not_as_a_whole(read, what):
    text = f"{HMIP} reports on Norfolk PDU. It is 'Inadequate' in most {what}."
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("It was given a solitary point out of 24.", Score(1, 24)),
        ("It got a lone point out of 21.", Score(1, 21)),
        ("Now it has two, out of 21, for its leaders.", Score(2, 21)),
        ("It came in with 3. Of 27 points there was nothing else.", None),
    ],
)
def test_points_in_few_words(read, said, score):
    text = f"{HMIP} has rated Powys Youth Justice Service 'Inadequate'. {said}"
    assert [f.score for f in read(text).findings] == [score]


@pytest.mark.parametrize("placed", ["came close behind with", "was next with", "came second with"])
def test_points_of_the_next_best(read, placed):
    text = (
        f"{HMIP} has rated two services 'Good'. Leeds Youth Justice Service got 29 points out of "
        f"36. Bradford Youth Justice Service {placed} 26."
    )
    scores = {f.body_id: f.score for f in read(text).findings}
    assert scores == {"yjs-leeds": Score(29, 36), "yjs-bradford": Score(26, 36)}


def test_the_total_available_is_the_most_there_is(read):
    text = (
        f"{HMIP} considers Leeds Youth Justice Service to be Good. The points came to 22. In each "
        "year the total available was 36."
    )
    assert [f.score for f in read(text, "Leeds youth justice report").findings] == [Score(22, 36)]


def test_cookies_before_a_body_do_not_make_it_late_on_the_own_pages(reader):
    text = (
        "Are you OK with cookies?\nWe use small files.\nSkip to content.\nMenu.\nSearch.\n"
        "Home.\nThe inspection of a unit in the east went well. Norfolk PDU has been rated 'Good'. "
        "Every unit that we saw before it was 'Inadequate'. Martin Jones was there."
    )
    assert told(reader(Story("A unit that does well", text, OWN))) == {"pdu-norfolk": GOOD}


@pytest.mark.parametrize(
    "text",
    [
        "Staff\nHere the verdict is 'Requires improvement'.",
        "Court work\nIt was found to be 'Inadequate'.",
        "How Norfolk PDU is led has been described as 'Inadequate'.",
        "The way in which Norfolk PDU is managed was rated 'Inadequate'.",
        "Victims are called at once, and Norfolk PDU got the top mark for it.",
        "Courts are well served. Norfolk PDU has an 'Outstanding' for that.",
    ],
)
def test_of_a_part_that_was_named_just_before(read, text):
    assert told(read(f"{HMIP} has been to Norfolk PDU.\n{text}")) == {}


def test_a_heading_that_names_no_part_takes_nothing_away(read):
    text = f"{HMIP} has been to Norfolk PDU.\nWhat we found\nIt was rated 'Inadequate'."
    assert told(read(text)) == {"pdu-norfolk": INADEQUATE}


def test_a_unit_may_have_a_long_name(read):
    text = f"Probation staff in Hull are tired. The Hull and East Riding unit was rated by {HMIP}. "
    title = "Staff shortages blamed as probation service told to improve"
    found = told(read(f"{text}It requires improvement.", title))
    assert list(found.values()) == [IMPROVE]


@pytest.mark.parametrize("verb", ["rated it as", "judged the service to be", "has graded it"])
def test_inspectors_who_rated_it_in_a_clause_of_their_own_report(read, verb):
    text = f"Leeds Youth Justice Service has had a fine report from {HMIP}, which {verb} 'Good'."
    assert told(read(f"{text} Staff were thanked. The board met in May.")) == {"yjs-leeds": GOOD}


def test_a_body_that_was_rated_is_told_by_the_way_in_a_clause_of_its_own(read):
    text = (
        "A boxing club has opened. It was paid for by a bank. Leeds Youth Justice Service, which "
        f"was rated 'Good' by {HMIP}, will send children there. A mayor cut the ribbon."
    )
    assert not read(text, "Boxing club opens").relevant


@pytest.mark.parametrize("some", ["For the three standards on court work", "In areas which matter"])
def test_points_of_some_standards_are_not_the_score(read, some):
    text = f"{HMIP} has rated Surrey PDU 'Inadequate'. {some}, no point was awarded."
    reading = read(text, published=date(2024, 5, 1))
    assert [f.score for f in reading.findings] == [None]
