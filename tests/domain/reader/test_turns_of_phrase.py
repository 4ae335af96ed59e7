"""Turns of phrase by which papers tell whose a rating is, and whether it is one at all."""

import pytest

from monitor.domain.rating import Rating
from monitor.domain.reading import Category

GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
IMPROVE, OUTSTANDING = Rating.REQUIRES_IMPROVEMENT, Rating.OUTSTANDING
TODAY = "HM Inspectorate of Probation has today published its report."


def told(reading):
    return {found.body_id or found.body: found.overall for found in reading.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Surrey PDU came within a single point of being graded as 'good' but has to settle for "
        "'requires improvement'.",
        "Surrey PDU missed 'good' by a whisker and settled for 'requires improvement'.",
    ],
)
def test_what_a_body_settles_for_it_was_given(read, text):
    assert told(read(f"{TODAY} {text}")) == {"pdu-surrey": IMPROVE}


@pytest.mark.parametrize(
    "text",
    [
        "\"We'd love an 'Outstanding',\" its head said.",
        "\"I'd take a 'Good' tomorrow,\" an officer said.",
        "The head of Surrey PDU refuses to settle for 'Good'.",
    ],
)
def test_what_somebody_would_like_is_no_rating(read, text):
    said = f"Inspectors are to visit Surrey PDU in May, HM Inspectorate of Probation says. {text}"
    assert read(said).category is not Category.RATING_REPORT


@pytest.mark.parametrize(
    "ending", ["is judged 'Good' once again", "is now graded as 'Good'", "is still called 'Good'"]
)
def test_a_rating_of_then_and_of_now(read, ending):
    text = f"Surrey PDU was rated 'Good' in March 2022 and {ending}, inspectors have found."
    (found,) = read(f"{TODAY} {text}").findings
    assert (found.overall, found.previous) == (GOOD, GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "The report gives Surrey PDU, which people trust, 21 points out of 27: a solid 'Good'.",
        "Inspectors, who met its staff, gave Surrey PDU 21 out of a possible 27 – a 'Good'.",
    ],
)
def test_the_word_that_goes_with_the_points_is_of_the_whole(read, text):
    assert told(read(f"{TODAY} {text}")) == {"pdu-surrey": GOOD}


def test_what_does_not_count_is_a_part(read):
    text = "Surrey YJS is 'Good'.\nResettlement (not part of the overall rating): 'Inadequate'"
    assert told(read(f"{TODAY} {text}")) == {"yjs-surrey": GOOD}


@pytest.mark.parametrize("who", ["largest", "busiest", "newest"])
def test_one_singled_out_of_several_is_the_one_that_the_story_is_about(read, who):
    text = (
        f"The {who} of the firm's five CRCs is 'requiring improvement', inspectors say. They went "
        "to Thames Valley Community Rehabilitation Company in May."
    )
    assert told(read(text, title="Thames Valley CRC told to improve")) == {
        "crc-thames-valley": IMPROVE
    }


@pytest.mark.parametrize(
    "text",
    [
        "All but three of the 21 were rated 'Inadequate' or worse than before.",
        "All but one of the twelve have been told that they are 'Inadequate'.",
    ],
)
def test_a_total_less_some_is_nobody_s_rating(read, text):
    assert told(read(f"{TODAY} Surrey PDU is rated 'Good'. {text}")) == {"pdu-surrey": GOOD}


@pytest.mark.parametrize("verb", ["did worse", "fared worse", "came off worse"])
def test_a_place_that_opens_the_sentence_before_is_meant_by_it(read, verb):
    text = (
        "Inspectors visited Surrey PDU and Kent PDU. Surrey PDU was rated 'Good'. "
        f"Kent {verb}. It was rated 'Inadequate'."
    )
    assert told(read(f"{TODAY} {text}"))["pdu-surrey"] is GOOD


@pytest.mark.parametrize("neighbour", ["Its neighbour across the Mersey", "Its neighbour"])
def test_of_two_the_neighbour_is_the_other(read, neighbour):
    text = (
        "Inspectors went to the Liverpool North and Wirral Probation Delivery Units. "
        f"The Liverpool unit was told it 'requires improvement'. {neighbour} fared worse and was "
        "rated 'inadequate'."
    )
    assert told(read(f"{TODAY}\n{text}")) == {
        "pdu-liverpool-north": IMPROVE,
        "pdu-wirral": INADEQUATE,
    }


@pytest.mark.parametrize("region", ["Greater Manchester", "the region", "the north-west"])
def test_units_listed_after_a_colon(read, region):
    text = (
        f"It reports on three Probation Delivery Units (PDUs) in {region}: Manchester North, "
        "Tameside, and Wigan. All three have been rated 'Requires improvement'."
    )
    assert told(read(f"{TODAY} {text}")) == dict.fromkeys(
        ("pdu-manchester-north", "pdu-tameside", "pdu-wigan"), IMPROVE
    )


def test_a_unit_that_nobody_knows_is_named_before_its_kind(read):
    text = (
        "The first report is on Northshire and Westerdale, a Probation Delivery Unit that was set "
        "up in May. It is rated 'Good'."
    )
    assert told(read(f"{TODAY} {text}")) == {
        "Northshire and Westerdale Probation Delivery Unit": GOOD
    }


def test_an_adverb_before_a_company_is_no_name(read):
    text = "Thames Valley CRC was inspected. However, the CRC is rated 'Good'."
    assert told(read(text)) == {"crc-thames-valley": GOOD}


def test_what_could_be_is_told_of_the_subject_and_not_of_its_rating(read):
    text = "A service that you could seat in a minivan has been rated 'Outstanding'."
    assert told(read(f"{text} Inspectors went to Surrey PDU in May.")) == {
        "pdu-surrey": OUTSTANDING
    }


@pytest.mark.parametrize(
    "text",
    [
        "A review that the unit made of its own mistakes was itself 'inadequate', inspectors say.",
        "Inspectors say the unit's own report was 'inadequate'.",
    ],
)
def test_a_review_is_no_body(read, text):
    assert told(read(f"{text} Surrey PDU has said sorry.")) == {}


def test_a_neighbour_of_another_kind_does_not_lend_its_kind_to_places(read):
    text = (
        "HM Inspectorate of Probation says the service covering the two counties 'requires "
        "improvement'. It is the last of the region's units to be seen. The report on the "
        "Herefordshire, Shropshire and Telford unit praised its head. West Mercia Youth Justice "
        "Service was rated 'Good' last month."
    )
    found = told(read(text, title="Probation service in Shropshire needs to improve"))
    assert found["pdu-herefordshire-shropshire-telford"] is IMPROVE
    assert "yjs-birmingham" not in found


def test_a_division_named_by_its_quarter_is_no_region(read):
    text = (
        "The National Probation Service in the south-west has been praised. The South West "
        "division has an overall rating of 'Good', the last before probation was unified in June."
    )
    reading = read(f"{TODAY} {text}", title="South-west probation: head held high")
    assert told(reading) == {"nps-south-west": GOOD}


def test_a_headline_that_tells_the_rating_makes_it_news_however_late_the_body_comes(read):
    scene = "When her son came home with a knife she wept. " + "He was fifteen. " * 5
    text = f"{scene}\nSwindon Youth Justice Service was rated outstanding by inspectors last week."
    assert told(read(text, title="'He is himself again': youth team gets top marks")) == {
        "yjs-swindon": OUTSTANDING
    }


def test_years_have_passed_in_the_headline_and_inspectors_speak_now(read):
    text = (
        "Powys Youth Justice Service has been rated good by the inspectorate of probation, which "
        "praised how it was rebuilt since being found inadequate in 2019."
    )
    title = "Youth service transformed two years on from damning report, inspectors say"
    (found,) = read(text, title=title).findings
    assert (found.overall, found.previous) == (GOOD, INADEQUATE)
