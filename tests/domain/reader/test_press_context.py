"""Who speaks, of which body, and whether it is news: as the press and the inspectorate put it."""

import pytest

from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Category, Story

HMIP = "HM Inspectorate of Probation"
OWN = "https://hmiprobation.justiceinspectorates.gov.uk/document/an-inspection"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
IMPROVE = Rating.REQUIRES_IMPROVEMENT


def moved(reading):
    return [(f.body_id, f.overall, f.previous, f.direction) for f in reading.findings]


@pytest.mark.parametrize(
    "opening",
    [
        "Estyn and the Care Quality Commission joined us for this inspection.",
        "Inspectors from HMICFRS and Ofsted took part in our work.",
        "Care Inspectorate Wales lent us two of its people.",
    ],
)
def test_the_inspectorates_own_page_need_not_name_it(reader, opening):
    text = f"Foreword\n{opening} We met a board that knew its children.\nOverall, Newport YJS was "
    story = Story("Youth justice services in Newport", f"{text}rated 'Good'.", OWN)
    assert moved(reader(story)) == [("yjs-newport", GOOD, None, None)]


def test_the_same_words_on_another_site_are_those_of_the_other_inspectorate(reader):
    text = "Estyn came to see us. Overall, Newport YJS was rated 'Good'."
    story = Story("Youth justice services in Newport", text, "https://news.example/newport")
    assert not reader(story).relevant


def test_what_is_told_of_the_whole_country_on_its_own_page_is_its_report(reader):
    text = "Foreword\nWe have rated these arrangements for probation 'Requires improvement'."
    story = Story("How probation is run in England and Wales", text, OWN)
    assert reader(story).category is Category.REPORT_NO_RATING


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Rotherham youth offending team 'requires improvement', prison inspectors say",
            "The team was seen by HM Inspectorate of Prisons in May. It helps 90 children.",
        ),
        (
            "Ofsted rates Wigan Probation Delivery Unit 'inadequate'",
            "Ofsted inspectors gave the unit their worst mark.",
        ),
    ],
)
def test_a_body_of_ours_rated_by_the_wrong_inspectorate_is_for_a_person_to_see(read, title, text):
    reading = read(text, title)
    assert reading.category is Category.OTHER_INSPECTORATE
    assert [doubt.partition(":")[2] for doubt in reading.doubts] == [
        " rated in the headline, but only another inspectorate is named"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Ofsted rates Wigan school 'inadequate'",
        "Wigan 'inadequate' again",
        "Wigan Youth Justice Service helps 'inadequate' school",
    ],
)
def test_what_another_inspectorate_inspects_bothers_nobody(read, title):
    reading = read(
        "Ofsted inspectors gave a school their worst mark. Wigan Youth Justice Service helps.",
        title,
    )
    assert (reading.relevant, reading.doubts) == (False, ())


@pytest.mark.parametrize("name", ["HMI Probation", "the Chief Inspector for Probation"])
def test_the_inspectorates_name_is_no_kind_of_body(read, name):
    reading = read(
        f"The city's youth offending service kept its 'Good' rating after a visit by {name}. "
        "Southampton Youth Offending Service works with 90 children."
    )
    assert moved(reading) == [("yjs-southampton", GOOD, GOOD, Direction.UNCHANGED)]


def test_from_one_rating_to_another_in_a_quote_is_a_rating(read):
    reading = read(
        "'Our youth justice service has gone from requires improvement to good,' the leader of "
        f"Medway Council said. Medway Youth Justice Service was seen by {HMIP} in May.",
        "Service turns a corner",
    )
    assert moved(reading) == [("yjs-medway", GOOD, IMPROVE, Direction.IMPROVED)]


def test_from_one_rating_to_another_of_something_else_is_none(read):
    reading = read(
        "Ofsted came to Devon. Help for those who need a family had gone from inadequate to "
        "'requires improvement to be good'. Devon Youth Justice Service was not seen.",
        "Children's services in Devon",
    )
    assert (reading.findings, reading.mentions) == ((), ())


@pytest.mark.parametrize(
    "again",
    [
        "For the third inspection in a row,",
        "For a second successive visit,",
        "For the second year running,",
    ],
)
def test_again_by_the_number_of_inspections(read, again):
    reading = read(f"{again} {HMIP} has told everyone that it rates Kirklees PDU as Inadequate.")
    assert moved(reading) == [("pdu-kirklees", INADEQUATE, INADEQUATE, Direction.UNCHANGED)]


@pytest.mark.parametrize(
    "many",
    [
        "A total of 26 youth offending services were inspected over the past 12 months by",
        "Thirty-one youth justice teams have been visited in the last year by",
        "All youth offending teams were examined within the past twelve months by",
    ],
)
def test_a_report_on_a_year_of_inspections_is_no_news_of_one(read, many):
    reading = read(
        f"{many} {HMIP}, whose special report is out today. East Riding Youth Offending Service "
        "received the highest grade, and Sheffield Youth Justice Service was rated 'good'.",
        "Postcode lottery for children",
    )
    assert reading.category is Category.RATING_MENTION


def test_one_of_a_years_many_is_news_where_the_headline_names_it(read):
    reading = read(
        f"{HMIP}, which saw 26 youth justice services over the past year, has rated Sheffield "
        "Youth Justice Service 'Good'.",
        "Sheffield Youth Justice Service rated 'Good'",
    )
    assert [f.body_id for f in reading.findings] == ["yjs-sheffield"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "New head for probation unit",
            "Anna Bell, who led Wakefield PDU to a 'Good' rating, will take over at Hull in June.",
        ),
        (
            "New chair for youth board",
            "Sam Roe joins the board in Trafford, having helped Bolton Youth Justice Service to a "
            f"'Good' rating from {HMIP}.",
        ),
        (
            "Honour for chief officer",
            f"Jo Hill, whose unit in Derby City was rated 'Good' by {HMIP}, is made an MBE.",
        ),
    ],
)
def test_a_rating_in_the_story_of_a_career_is_no_news(read, title, text):
    assert not read(text, title).relevant


@pytest.mark.parametrize(
    "wish", ["wants top marks", "seeks an 'Outstanding' rating", "vows to become 'Outstanding'"]
)
def test_a_rating_that_is_wished_for_is_none(read, wish):
    reading = read(f"{HMIP} came in May and will report next week.", f"Torbay YJS {wish}")
    assert (reading.findings, reading.mentions) == ((), ())


def test_who_wants_something_else_may_be_rated_all_the_same(read):
    reading = read(
        "The report is out today.",
        f"{HMIP} wants change as Leeds PDU is rated 'Inadequate'",
    )
    assert moved(reading) == [("pdu-leeds", INADEQUATE, None, None)]


@pytest.mark.parametrize(
    "others",
    ["Its eight PDUs had", "The units below it kept", "Two services next to it had"],
)
def test_the_same_rating_of_others_is_not_its_own_of_before(read, others):
    reading = read(
        f"The Greater Manchester probation region has been rated 'Requires improvement' by {HMIP}. "
        f"{others} the same rating as last year."
    )
    assert moved(reading) == [("region-greater-manchester", IMPROVE, None, None)]


def test_a_correction_of_what_a_report_said_gives_no_rating(read):
    reading = read(
        f"A report on 3 May said that Wigan PDU was rated 'Inadequate' by {HMIP}. It was Bolton.",
        "Corrections",
    )
    assert not reading.relevant
