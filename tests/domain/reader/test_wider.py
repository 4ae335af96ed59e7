"""What a sentence leaves out and its neighbours tell; what only looks like a rating."""

import pytest

from monitor.domain.rating import Direction, Rating, Score
from monitor.domain.reading import Category, Story

HMIP = "HM Inspectorate of Probation"


def told(reading):
    return {(f.body_id, f.overall.label) for f in reading.findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{HMIP} published reports on Swansea Neath Port Talbot PDU and on Gwent PDU. They "
            "were rated 'Inadequate' and 'Requires improvement' respectively.",
            {
                ("pdu-swansea-neath-port-talbot", "Inadequate"),
                ("pdu-gwent", "Requires improvement"),
            },
        ),
        (
            f"Two probation services in Kent have been told to improve. {HMIP} went to East Kent "
            "and West Kent. In each case the rating was 'Requires improvement'.",
            {("pdu-east-kent", "Requires improvement"), ("pdu-west-kent", "Requires improvement")},
        ),
        (
            f"Three probation units were seen by {HMIP}. Norfolk PDU is rated 'Good'. The other "
            "two are 'Inadequate': Suffolk and Hertfordshire.",
            {
                ("pdu-norfolk", "Good"),
                ("pdu-suffolk", "Inadequate"),
                ("pdu-hertfordshire", "Inadequate"),
            },
        ),
        (
            f"{HMIP} has inspected Surrey PDU, which is rated 'Good'. The West Sussex unit is a "
            "worry. It was rated 'Inadequate' on the same day.",
            {("pdu-surrey", "Good"), ("pdu-west-sussex", "Inadequate")},
        ),
        (
            f"Two reports, two verdicts from {HMIP}.\nOldham PDU\nCourt work was praised. Cases "
            "were closed in time. Homes were visited. Fewer people were recalled. The rating is "
            "'Good'.\nWigan PDU\nPlans were thin. Nobody rang the police. Staff were leaving. "
            "Desks were empty. The rating is 'Inadequate'.",
            {("pdu-oldham", "Good"), ("pdu-wigan", "Inadequate")},
        ),
    ],
)
def test_bodies_named_a_sentence_before(read, text, expected):
    assert told(read(text, "Probation reports")) == expected


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("put Leeds PDU on the second rung from the bottom", Rating.REQUIRES_IMPROVEMENT),
        ("ranks Leeds PDU second from top", Rating.GOOD),
        ("gave Leeds PDU the third-best of the four marks", Rating.REQUIRES_IMPROVEMENT),
        ("said that Leeds PDU could only be rated 'Inadequate'", Rating.INADEQUATE),
        ("has today promoted Leeds PDU to 'Good'", Rating.GOOD),
        ("said Leeds probation staff had been given a 'Good' rating", Rating.GOOD),
    ],
)
def test_more_ways_to_say_it(read, words, rating):
    (finding,) = read(f"{HMIP} {words}.").findings
    assert (finding.body_id, finding.overall) == ("pdu-leeds", rating)


@pytest.mark.parametrize(
    "more",
    [
        "Unlike most services in England and Wales it has a full team.",
        "On assessing risk the unit was 'Inadequate'.",
        "Governance moved from 'Inadequate' to 'Outstanding'.",
        "One standard was lower than in 2019, when it was 'Outstanding'.",
        "The services it offers to people on probation were 'Outstanding'.",
        "Every unit will be rated 'Inadequate' or 'Outstanding', he feared.",
        "Yorkshire Police is 'Inadequate' overall at answering calls.",
        "Your comments\nTom: Outstanding! Leeds PDU rated 'Outstanding' overall.",
        "The unit gave itself an 'Outstanding' in a survey of its own.",
        "Two others had the lowest rating.",
    ],
)
def test_more_that_changes_nothing(read, more):
    (finding,) = read(f"{HMIP} rated Leeds PDU 'Good' overall.\n{more}").findings
    assert (finding.overall, finding.previous, finding.doubt) == (Rating.GOOD, None, None)


@pytest.mark.parametrize(
    ("text", "before", "direction"),
    [
        (
            "Leeds PDU has held on to its rating. In 2022 Leeds PDU was rated 'Good'.",
            Rating.GOOD,
            Direction.UNCHANGED,
        ),
        (
            "Leeds PDU has gone up a grade. It is now rated 'Good'.",
            None,
            Direction.IMPROVED,
        ),
        (
            "Leeds PDU is the first unit to be rated 'Good' since the service was united in 2021.",
            None,
            None,
        ),
        (
            "Three years ago, when nobody had heard of it outside of the city, Leeds PDU was told "
            "that it required improvement. Now Leeds PDU is rated 'Good'.",
            Rating.REQUIRES_IMPROVEMENT,
            Direction.IMPROVED,
        ),
    ],
)
def test_how_a_rating_moved_in_other_words(read, text, before, direction):
    (finding,) = read(f"{HMIP} has published a report. {text}", "Leeds PDU").findings
    assert (finding.overall, finding.previous, finding.direction) == (
        Rating.GOOD,
        before,
        direction,
    )


@pytest.mark.parametrize(
    "more",
    [
        "It mustered 12 points. The maximum is 27.",
        "It ended on 12 points, when 27 is the maximum.",
        "Leeds had 12, and a perfect unit would have 27 points.",
        "From the lowest in the land it has come far, with 12 points out of 27.",
    ],
)
def test_points_without_out_of(read, more):
    (finding,) = read(f"{HMIP} rated Leeds PDU 'Requires improvement' overall. {more}").findings
    assert finding.score == Score(12, 27)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Leeds on probation: manager rates defence 'inadequate'",
            "The manager of Leeds rated the defence inadequate. HM Inspectorate of Probation was "
            "not asked.",
        ),
        (
            "Reviews of probation failures 'not good enough'",
            f"{HMIP} read 64 reviews by the Probation Service. Some were rated 'Requires "
            "improvement' or 'Inadequate'. Reviews from the North West region were the best.",
        ),
        (
            "Quality of probation in Suffolk",
            "A Quality & Impact inspection of Suffolk by HM Inspectorate of Probation found the "
            "CRC inadequate for the purpose. Norfolk and Suffolk CRC has accepted this.",
        ),
    ],
)
def test_what_is_no_report_of_a_rating(read, title, text):
    assert read(text, title).category is not Category.RATING_REPORT


def test_a_headline_in_capitals_names_no_new_body(read):
    reading = read(
        f"A NEW probation unit requires improvement, {HMIP} says. Dorset PDU has accepted this."
    )
    assert {f.body_id for f in reading.findings} == {"pdu-dorset"}


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_of_a_fixed_width_are_no_paragraphs(reader, width):
    words = (
        f"{HMIP} has published a report on the work of Gateshead and South Tyneside PDU and on "
        "how far it keeps people safe, and has rated Gateshead and South Tyneside PDU 'Requires "
        "improvement', which is a grade lower than the one that it was given when it was seen "
        "for the first time and was called a model for the units of the North East"
    ).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    flowing, broken = Story("Report", " ".join(words)), Story("Report", "\n".join(lines))
    assert told(reader(broken)) == told(reader(flowing)) != set()


def test_what_is_said_faintly_asks_a_person(read):
    padding = "Talks went on for weeks and nobody could say when they would end. " * 20
    reading = read(
        f"Three probation units have been inspected by {HMIP}. Leeds PDU was rated 'Good' "
        f"overall.\n{padding}\nSunderland, meanwhile, was rated good.",
        "Three reports on probation units",
    )
    sure = {f.body_id: f.confidence for f in reading.findings}
    assert sure["pdu-leeds"] > 0.8
    assert sure["pdu-sunderland"] < 0.6
    assert [doubt.split(":")[1] for doubt in reading.doubts] == [" said too faintly"]
