"""Some of those that were named together: all but one, the others, the rest, each."""

import pytest

from monitor.domain.rating import Rating

HMIP = "HM Inspectorate of Probation"
GOOD, INADEQUATE = Rating.GOOD, Rating.INADEQUATE
A, B, C = "pdu-oxfordshire", "pdu-surrey", "pdu-west-kent"
THREE = f"{HMIP} has published reports on probation delivery units in Oxfordshire, Surrey and"
THREE += " West Kent."
MIXED = {A: GOOD, B: GOOD, C: INADEQUATE}


def told(reading):
    return {f.body_id: f.overall for f in reading.findings}


@pytest.mark.parametrize(
    "text",
    [
        "All but West Kent, which is 'Inadequate', were rated 'Good'.",
        "With the exception of West Kent, which was 'Inadequate', they were all rated 'Good'.",
        "Only West Kent was 'Inadequate'; the other two were rated 'Good'.",
        "West Kent is 'Inadequate' and the others are 'Good'.",
        "West Kent is rated 'Inadequate'. The other two units are rated 'Good'.",
        "West Kent is rated 'Inadequate'. The rest are rated 'Good'.",
        "'Good' went to Oxfordshire and Surrey, 'Inadequate' to West Kent.",
    ],
)
def test_the_rest_of_a_group_are_those_that_were_not_spoken_of(read, text):
    assert told(read(f"{THREE} {text}")) == MIXED


def test_who_is_left_out_may_have_no_rating(read):
    assert told(read(f"{THREE} All but West Kent were rated 'Good'.")) == {A: GOOD, B: GOOD}


@pytest.mark.parametrize(
    "text",
    [
        "A rating of 'Good' was given to each.",
        "Every one of them is rated 'Good'.",
        "'Good' is what the inspectorate calls the units in Oxfordshire, Surrey and West Kent.",
    ],
)
def test_each_of_a_group_is_all_of_it(read, text):
    assert told(read(f"{THREE} {text}")) == dict.fromkeys((A, B, C), GOOD)


def test_the_other_of_two_is_the_one_that_was_not_named(read):
    text = "One, Surrey PDU, is rated 'Good'; the other is 'Inadequate'."
    two = f"{HMIP} has published reports on Oxfordshire PDU and Surrey PDU."
    assert told(read(f"{two} {text}")) == {B: GOOD, A: INADEQUATE}


def test_the_other_standards_are_no_bodies(read):
    text = f"{HMIP} has rated Surrey PDU 'Good'. Leadership is 'Outstanding'. The others are"
    assert told(read(f"{text} 'Inadequate'.")) == {B: GOOD}


def test_the_other_standards_after_a_body_are_none_either(read):
    text = f"{THREE} Surrey was rated 'Good'. It met two standards of four; the other two were"
    assert told(read(f"{text} 'Inadequate'.")) == {B: GOOD}


def test_a_list_under_a_rating_is_a_list_of_those_that_have_it(read):
    text = f"{HMIP} has seen three probation delivery units.\nGood: Oxfordshire, Surrey"
    assert told(read(f"{text}\nInadequate: West Kent")) == MIXED


def test_who_got_the_same_got_what_was_told_before(read):
    text = f"{HMIP} has rated Surrey PDU 'Good'. Oxfordshire PDU got the same."
    assert told(read(text)) == {A: GOOD, B: GOOD}
