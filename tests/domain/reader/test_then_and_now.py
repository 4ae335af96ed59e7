"""What a body was rated before and is rated now, where one sentence tells of both times."""

import pytest

from monitor.domain.rating import Direction, Rating

HMIP = "HM Inspectorate of Probation"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
OUTSTANDING, IMPROVE = Rating.OUTSTANDING, Rating.REQUIRES_IMPROVEMENT


def moved(reading):
    return [(f.body_id, f.overall, f.previous, f.direction) for f in reading.findings]


@pytest.mark.parametrize(
    "text",
    [
        f"Kirklees PDU was 'Inadequate' in May 2022 and is 'Inadequate' today, {HMIP} has found.",
        f"{HMIP} has reported on Kirklees PDU. It was inadequate in the report of 2022 and it is "
        "still inadequate.",
        f"In the eyes of {HMIP} Kirklees PDU was 'inadequate' in 2022, and is 'inadequate' again.",
    ],
)
def test_what_it_was_in_a_year_and_is_now_has_not_changed(read, text):
    same = ("pdu-kirklees", INADEQUATE, INADEQUATE, Direction.UNCHANGED)
    assert moved(read(text)) == [same]


def test_what_it_is_after_a_former_year_is_told_of_today(read):
    text = f"{HMIP} has seen Kirklees PDU, which was 'Good' in 2019 and is 'Inadequate' under its "
    found = moved(read(f"{text}new head. The report is out today."))
    assert found == [("pdu-kirklees", INADEQUATE, GOOD, Direction.DECLINED)]


@pytest.mark.parametrize(
    "text",
    [
        f"Like the year before, Thames Valley CRC has been rated 'Good' by {HMIP}.",
        f"Just as two years earlier, {HMIP} rated Thames Valley CRC 'Good'.",
        f"As at its last inspection, Thames Valley CRC is 'Good' overall, says {HMIP}.",
        f"{HMIP} came back to Thames Valley CRC two years after it had been given the same rating, "
        "'Good'.",
    ],
)
def test_a_likeness_to_former_times_is_told_of_today(read, text):
    assert moved(read(text)) == [("crc-thames-valley", GOOD, GOOD, Direction.UNCHANGED)]


def test_the_same_grade_as_somebody_else_says_nothing_of_former_times(read):
    text = f"{HMIP} rated Surrey PDU 'Good' in a report today. Kent got the same grade, 'Good'."
    assert all(found.previous is None for found in read(text).findings)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("That is what it was in 2019.", True),
        ("This is exactly where the service stood at the last inspection.", True),
        ("That is just what they got two years ago.", True),
        ("That is what it was hoping for.", False),
        ("That is where the service was told to look.", False),
    ],
)
def test_what_it_was_at_another_time_is_the_same_rating(read, text, same):
    told = f"{HMIP} has rated Leeds Youth Justice Service 'Good' overall. {text}"
    was, way = (GOOD, Direction.UNCHANGED) if same else (None, None)
    assert moved(read(told)) == [("yjs-leeds", GOOD, was, way)]


@pytest.mark.parametrize(
    "text",
    [
        "The rating on that occasion was 'Inadequate'.",
        "At that time the service was judged 'Inadequate'.",
        "It was then called inadequate.",
    ],
)
def test_that_occasion_is_the_one_told_of_before(read, text):
    told = f"{HMIP} was in Slough in 2024. {text} Overall, Slough YJS is now rated 'Good'."
    assert moved(read(told)) == [("yjs-slough", GOOD, INADEQUATE, Direction.IMPROVED)]


@pytest.mark.parametrize(
    "text",
    [
        "A service for children in Walsall is no longer rated good.",
        "In 2021 it was the only one in the county to be 'Good'.",
        "Inspectors found almost nothing to fault three years ago and rated the service 'Good'.",
        "Three years ago they rated what was then the youth offending team 'Good'.",
    ],
)
def test_an_earlier_rating_is_neither_counted_nor_denied(read, text):
    told = f"{text} {HMIP} has now rated Walsall Youth Justice Service 'Requires improvement'."
    found = moved(read(told, title="Walsall Youth Justice Service marked down"))
    assert found == [("yjs-walsall", IMPROVE, GOOD, Direction.DECLINED)]


@pytest.mark.parametrize(
    ("near", "is_it"),
    [
        ("was almost a 'Good'", False),
        ("was nearly 'Good'", False),
        ("works with almost every school and is rated 'Good'", True),
    ],
)
def test_almost_a_rating_is_none(read, near, is_it):
    found = read(f"{HMIP} reports that Walsall Youth Justice Service {near}.").findings
    assert [f.overall for f in found] == ([GOOD] if is_it else [])


@pytest.mark.parametrize("word", ["was", "before:", "previously", "up from"])
def test_what_a_part_was_before_is_of_that_part(read, word):
    told = f"{HMIP} has rated Surrey PDU 'Good' overall.\nLeadership 'Good' ({word} 'Inadequate')."
    assert moved(read(told)) == [("pdu-surrey", GOOD, None, None)]


@pytest.mark.parametrize("asked", ["queried why", "noted that", "asked whether"])
def test_it_was_noted_stands_for_no_body(read, asked):
    told = f"{HMIP} has rated Stockport Youth Justice Service 'Requires improvement'.\n"
    told += f"It was {asked} assessment of children on court orders had been Inadequate."
    assert moved(read(told)) == [("yjs-stockport", IMPROVE, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "It was given the same grade in 2019.",
        "Nothing has moved since 2019, when it got the very same grade.",
        "It is the third time running that inspectors have given it that grade.",
        "It is its second 'Good' rating in a row.",
        "The result matches that of 2019.",
        "It repeated its rating of 2019.",
    ],
)
def test_ways_of_saying_that_nothing_has_changed(read, text):
    told = f"{HMIP} has rated Powys Youth Justice Service 'Good'. {text}"
    assert moved(read(told)) == [("yjs-powys", GOOD, GOOD, Direction.UNCHANGED)]


@pytest.mark.parametrize(
    ("text", "was", "way"),
    [
        ("The 2019 report had given it 'Inadequate'.", INADEQUATE, Direction.IMPROVED),
        ("The 2019 inspection resulted in an 'Inadequate'.", INADEQUATE, Direction.IMPROVED),
        ("The rating marks an improvement on the last one.", None, Direction.IMPROVED),
        ("The grade is an improvement since its first inspection.", None, Direction.IMPROVED),
        ("Attendance is an improvement on the last year.", None, None),
        ("The building matches that of 2019.", None, None),
    ],
)
def test_what_the_report_of_a_year_said(read, text, was, way):
    told = f"{HMIP} has rated Powys Youth Justice Service 'Good'. {text}"
    assert moved(read(told)) == [("yjs-powys", GOOD, was, way)]
