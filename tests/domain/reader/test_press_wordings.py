"""How newspapers, councils and the inspectorate's own pages word it, in words of our own."""

import pytest

from monitor.domain.rating import Direction, Rating
from monitor.domain.reading import Category

HMIP = "HM Inspectorate of Probation"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
OUTSTANDING, IMPROVE = Rating.OUTSTANDING, Rating.REQUIRES_IMPROVEMENT


def told(reading):
    return {f.body_id: f.overall for f in reading.findings}


def moved(reading):
    return [(f.overall, f.previous, f.direction) for f in reading.findings]


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        (
            f"Sunderland PDU has been rated good by {HMIP}, eighteen months after being branded "
            "inadequate.",
            GOOD,
            INADEQUATE,
        ),
        (
            f"{HMIP} has judged Kirklees PDU 'Requires improvement', despite having been deemed "
            "'Good' a round earlier.",
            IMPROVE,
            GOOD,
        ),
        (
            f"Hull Youth Justice Service was awarded 'Outstanding' by {HMIP} after it was found to "
            "be 'Inadequate'.",
            OUTSTANDING,
            INADEQUATE,
        ),
    ],
)
def test_what_it_was_after_being_rated_so_is_the_earlier_rating(read, text, now, before):
    way = Direction.IMPROVED if now > before else Direction.DECLINED
    assert moved(read(text)) == [(now, before, way)]


@pytest.mark.parametrize(
    "text",
    [
        f"After being inspected in May, Derby City PDU was rated 'Good' by {HMIP}.",
        f"Derby City PDU was rated 'Good' after being visited by {HMIP}.",
        f"Derby City PDU has been rated 'Good' after the unit was examined by {HMIP}.",
    ],
)
def test_after_being_inspected_is_no_earlier_time(read, text):
    reading = read(text)
    assert reading.relevant
    assert moved(reading) == [(GOOD, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"At the time of our inspection many staff were new, and Gwent PDU was rated 'Inadequate' "
        f"overall by {HMIP}.",
        f"{HMIP} visited Gwent PDU. There was still far to go, and the unit was rated 'Inadequate' "
        "overall.",
        f"{HMIP} saw Gwent PDU in May. Gaps remained in the court team, and so the unit was rated "
        "'Inadequate' overall.",
    ],
)
def test_what_was_so_when_inspectors_came_is_the_outcome_and_not_the_one_before(read, text):
    assert moved(read(text)) == [(INADEQUATE, None, None)]


def test_a_rating_that_was_so_at_an_earlier_time_stays_an_earlier_one(read):
    reading = read(
        f"Gwent PDU, rated 'Good' at the time, is now 'Inadequate', {HMIP} has found.",
        "Gwent PDU 'Inadequate'",
    )
    assert moved(reading) == [(INADEQUATE, GOOD, Direction.DECLINED)]


@pytest.mark.parametrize(
    "scale",
    [
        " (the watchdog has four grades: 'Outstanding', 'Good', 'Requires improvement' and "
        "'Inadequate').",
        " – the four ratings are 'Outstanding', 'Good', 'Requires improvement' and 'Inadequate'.",
    ],
)
def test_the_scale_at_the_end_of_a_sentence_takes_nothing_from_what_it_says_first(read, scale):
    reading = read(
        "In 2019 Medway YJS was judged 'Requires improvement' and it has now earned 'Good' from "
        f"{HMIP}{scale}"
    )
    assert moved(reading) == [(GOOD, IMPROVE, Direction.IMPROVED)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HMIP} visited Leeds PDU. Overall, the unit was deemed to require improvement - the "
        "third-best verdict of four.",
        f"{HMIP} visited Leeds PDU. The unit - which has 90 staff - was rated 'Requires "
        "improvement'.",
        f"{HMIP} described Leeds PDU as '[requiring] improvement'.",
        f"Inspectors from {HMIP} said that Leeds PDU 'require[s] improvement' overall.[1]",
        f"Leeds PDU '[r]equires improvement', {HMIP} says.",
    ],
)
def test_hyphens_for_dashes_and_the_brackets_of_editors(read, text):
    assert told(read(text)) == {"pdu-leeds": IMPROVE}


def test_a_quote_with_an_editors_bracket_is_as_the_story_has_it(read):
    title, text = "Inspection report", f"{HMIP} described Leeds PDU as '[i]nadequate' this week."
    (found,) = read(text, title).findings
    assert f"{title}\n{text}"[found.quote.start : found.quote.end] == text


@pytest.mark.parametrize(
    "same",
    [
        "with its grade staying the same as in 2022",
        "the overall rating remaining unchanged since the last inspection",
        "despite the rating being the same as at the review before",
    ],
)
def test_a_rating_that_stays_the_same_by_a_participle(read, same):
    reading = read(f"{HMIP} rated Dorset PDU 'Inadequate', {same}.")
    assert moved(reading) == [(INADEQUATE, INADEQUATE, Direction.UNCHANGED)]


@pytest.mark.parametrize(
    ("title", "text", "body"),
    [
        (
            "Youth probation team requires improvement, says report",
            "Probation services for children around the bay require improvement. Torbay Youth "
            "Justice Service was visited by Her Majesty's Inspectorate in March.",
            {"yjs-torbay": IMPROVE},
        ),
        (
            "Probation service for young people rated good",
            "Luton Youth Justice Service was seen by His Majesty's Inspectorate in May and it will "
            "not rest, its head said.",
            {"yjs-luton": GOOD},
        ),
    ],
)
def test_a_youth_service_by_other_words_and_an_inspectorate_by_half_its_name(
    read, title, text, body
):
    assert told(read(text, title)) == body


def test_half_of_its_name_is_not_enough_for_another_inspectorate(read):
    reading = read(
        "Luton High School has been rated good by Her Majesty's Inspectorate of Education. Luton "
        "Youth Justice Service was glad.",
        "School rated good",
    )
    assert not reading.relevant


@pytest.mark.parametrize(
    ("title", "text", "units"),
    [
        (
            "Two Wales probation services 'Inadequate'",
            f"{HMIP} rated Gwent PDU and Cardiff and the Vale PDU 'Inadequate'.",
            {"pdu-gwent", "pdu-cardiff-vale"},
        ),
        (
            "Trio of North East probation services 'Inadequate'",
            f"Three of the North East's probation units have been rated 'Inadequate' by {HMIP}. "
            "They are Sunderland PDU, Leeds PDU and Stockton and Hartlepool PDU.",
            {"pdu-sunderland", "pdu-leeds", "pdu-stockton-hartlepool"},
        ),
        (
            "Four Greater Manchester probation services looked at",
            f"Four Greater Manchester probation services have been rated 'Inadequate' by {HMIP}.",
            set(),
        ),
    ],
)
def test_some_units_of_a_region_are_not_the_region(read, title, text, units):
    assert set(told(read(text, title))) == units


def test_all_probation_services_of_a_region_are_the_region(read):
    reading = read(
        f"Probation services in Wales have been given a regional rating of 'Inadequate' by {HMIP}.",
        "Probation services in Wales rated 'Inadequate'",
    )
    assert told(reading) == {"region-wales": INADEQUATE}


OWNER = f"The owner of Wales CRC and Merseyside CRC must act after {HMIP}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{OWNER} rated one of its CRCs 'Inadequate'.", {}),
        (f"{OWNER} found one of its three companies 'Inadequate'.", {}),
        (
            f"{OWNER} rated one of its CRCs 'Inadequate'. Merseyside CRC, the subject of the "
            "report, has a new head.",
            {"crc-merseyside": INADEQUATE},
        ),
        (
            f"It is one of the best services in the land: {HMIP} has rated Trafford YJS "
            "'Outstanding'.",
            {"yjs-trafford": OUTSTANDING},
        ),
    ],
)
def test_one_of_several_is_not_all_of_them(read, text, found):
    reading = read(text)
    assert told(reading) == found
    assert not (reading.mentions and not found)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Staffs and West Mids CRC", "crc-staffordshire-west-midlands"),
        ("Northants PDU", "pdu-northamptonshire"),
        ("N&E Herts", None),
        ("the probation service in East and West Lincs", "pdu-east-west-lincolnshire"),
        ("North Yorks Youth Justice Service", "yjs-north-yorkshire"),
    ],
)
def test_counties_by_their_short_names(read, name, body):
    reading = read(f"{HMIP} has rated {name} 'Inadequate' overall.")
    assert [f.body_id for f in reading.findings] == ([body] if body else [])


def test_a_summary_of_a_round_of_inspections_reports_nobodys_rating(read):
    reading = read(
        f"Essex CRC was one of nine companies rated 'Requires improvement'. {HMIP} has today "
        "published a summary of its first round of inspections.\n- one probation service as "
        "'Inadequate' (a CRC)\n- three services as 'Good'",
        "All inspections at a glance",
    )
    assert reading.category is Category.RATING_MENTION
