"""A rating told by its place among the four, by an answer, or beside towns that are none of it."""

import pytest

from monitor.domain.rating import Rating
from monitor.domain.reading import Category

HMIP = "HM Inspectorate of Probation"


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("Of the four ratings it can give, the team got the second best.", Rating.GOOD),
        ("It stands in the second-lowest of four bands now.", Rating.REQUIRES_IMPROVEMENT),
        ("The report puts it at the bottom of the scale.", Rating.INADEQUATE),
        ("There are four grades. And the verdict? Outstanding.", Rating.OUTSTANDING),
        ("The team was said to be inadequate.", Rating.INADEQUATE),
        ("Inadequate is the word for the team.", Rating.INADEQUATE),
    ],
)
def test_a_place_among_the_four(read, words, rating):
    (finding,) = read(f"{HMIP} has inspected Norfolk Youth Justice Service. {words}").findings
    assert (finding.body_id, finding.overall) == ("yjs-norfolk", rating)


def test_where_it_stood_before_is_a_place_too(read):
    (finding,) = read(
        f"Southend Youth Justice Service is now in the second-lowest of four bands used by {HMIP}, "
        "having been in the second-highest when it was last seen four years ago."
    ).findings
    assert (finding.overall, finding.previous) == (Rating.REQUIRES_IMPROVEMENT, Rating.GOOD)


@pytest.mark.parametrize(
    "more",
    [
        "Of four runners the team's manager came in second best.",
        "The way Norfolk Youth Justice Service is led has been described as inadequate.",
        "Reports from Suffolk to Essex have run from 'Requires improvement' to 'Inadequate'.",
        "It scored three points: two for services, which are 'Outstanding', and one for staffing.",
        "A new manager has come from Suffolk. The service was rated 'Good' on Tuesday.",
    ],
)
def test_what_is_no_other_rating(read, more):
    (finding,) = read(f"{HMIP} rated Norfolk Youth Justice Service 'Good' overall. {more}").findings
    assert (finding.body_id, finding.overall, finding.previous) == (
        "yjs-norfolk",
        Rating.GOOD,
        None,
    )


def test_the_region_around_it_is_not_meant(read):
    (finding,) = read(
        f"{HMIP} said that the Worcestershire Probation Delivery Unit was not safe.\nThe unit was "
        "rated inadequate, the fifth in the region in a row to be told so."
    ).findings
    assert (finding.body_id, finding.overall) == ("pdu-worcestershire", Rating.INADEQUATE)


def test_one_of_the_few_since_a_year_is_rated_now(read):
    (finding,) = read(
        f"York Probation Delivery Unit has become one of the very few to be rated 'Good' by {HMIP} "
        "since the service was united."
    ).findings
    assert (finding.body_id, finding.overall) == ("pdu-york", Rating.GOOD)


def test_a_town_of_the_headline_has_its_section(read):
    lines = ("Bolton", "Rating: Good", "Staff stayed.", "Bury and Rochdale", "Rating: Inadequate")
    reading = read(
        f"Reports by {HMIP} on probation delivery units are out.\nThey are short.\nHere they are.\n"
        "We read them.\nAll of them.\nTwice.\n" + "\n".join(lines),
        "Bolton, Bury, Rochdale: how good is your probation office?",
    )
    assert reading.category is Category.RATING_REPORT
    assert {(f.body_id, f.overall) for f in reading.findings} == {
        ("pdu-bolton", Rating.GOOD),
        ("pdu-bury-rochdale", Rating.INADEQUATE),
    }


def test_a_region_in_a_story_of_companies_is_no_public_division(read):
    reading = read(
        f"{HMIP} went to see the Dorset, Devon and Cornwall community rehabilitation company. Dame "
        "Glenys Stacey branded the company 'inadequate'.",
        "Probation services in south-west England branded 'inadequate'",
    )
    assert [f.body_id for f in reading.findings] == ["crc-dorset-devon-cornwall"]


def test_whose_service_it_is_may_be_said_once_and_far_below(read):
    matters = "Members heard of the budget.\n" * 6
    (finding,) = read(
        f"The committee received a report on the inspection by {HMIP} in May.\n{matters}Overall, "
        "the service was rated 'Inadequate'.\nThere were eight recommendations.\nThe Reading Youth "
        "Justice Service manager should see to three of them.",
        "Agenda item: inspection of the Youth Justice Service",
    ).findings
    assert (finding.body_id, finding.overall) == ("yjs-reading", Rating.INADEQUATE)


def test_a_neighbour_whose_rating_is_told_twice_is_no_aside(read):
    lines = "\n".join(f"Case {number} was closed in time." for number in range(9))
    reading = read(
        f"Derbyshire Probation Delivery Unit is inadequate, {HMIP} has said.\n{lines}\nDerby City "
        "Probation Delivery Unit 'requires improvement', a report has found.\nThe Derby City "
        "Probation Delivery Unit, meanwhile, was rated as requires improvement.",
        "Derbyshire probation unit rated inadequate",
    )
    assert {f.body_id for f in reading.findings} == {"pdu-derbyshire", "pdu-derby-city"}


def test_areas_of_a_region_are_not_the_region(read):
    reading = read(
        "Probation services in two areas of the North East have been rated 'Good' and 'Requires "
        f"improvement', respectively, by {HMIP}.\nSouth Tyneside and Gateshead PDU has been rated "
        "'Good'.\nRedcar, Cleveland and Middlesbrough PDU has been rated 'Requires improvement'.",
        "North East region: new probation inspections",
    )
    assert {(f.body_id, f.overall) for f in reading.findings} == {
        ("pdu-gateshead-south-tyneside", Rating.GOOD),
        ("pdu-redcar-cleveland-middlesbrough", Rating.REQUIRES_IMPROVEMENT),
    }
