"""Programmes are data: what every one of them has to keep to."""

import json

import pytest

from monitor import data
from monitor.domain.programme import Programme
from monitor.errors import DataError

PROGRAMMES = data.programmes()
BY_ID = {programme.id: programme for programme in PROGRAMMES}


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.id)
def test_a_programme_holds_together(programme: Programme):
    assert programme.source.startswith("https://")
    counting = [standard for standard in programme.standards if standard.counts]
    if programme.max_score and programme.points_each:
        assert programme.max_score == programme.points_each * len(counting)
    if not programme.rates:
        assert not programme.standards
        assert programme.known_by
        assert all(words == words.casefold() for words in programme.known_by)


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda programme: programme.id)
def test_no_two_standards_of_a_programme_answer_to_the_same_words(programme: Programme):
    for standard in programme.standards:
        for name in (standard.name, *standard.also):
            assert programme.standard(standard.number, name) == standard
    numbers = [standard.number for standard in programme.standards if standard.number]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("programme", "number", "name", "known"),
    [
        ("youth-2021", "1.3", "Partners hips and services", "Partnerships and services"),
        (
            "youth-2021",
            "3.4",
            "Out of court disposal policy and provision",
            "Out-of-court disposal policy and provision",
        ),
        ("youth-2021", "3.1", "Assessment", "Assessment"),
        ("youth-2021", None, "assessment", "Assessment"),
        ("youth-2021", "5.1", "Assessment", None),
        ("youth-2021", "2.3", "Implementation & delivery", "Implementation and delivery"),
        ("pdu-2023", "1.2", "Staff", "Staffing"),
        ("pdu-2021", "2.5", "Reviewing", "Reviewing"),
        ("pdu-2023", "2.5", "Public protection", None),
        ("youth-2025", "V1.1", "Work with victims", "Work with victims"),
        ("dynamic-2025", "1.1", "Leadership", None),
    ],
)
def test_a_standard_is_known_by_number_and_name(programme, number, name, known):
    found = BY_ID[programme].standard(number, name)
    assert (found.name if found else None) == known


def test_only_the_resettlement_of_youth_services_does_not_count():
    left_out = [s.name for s in BY_ID["youth-2021"].standards if not s.counts]
    assert left_out == ["Resettlement policy and provision"]


def test_the_example_in_the_manual_is_read():
    manual = (data.resources.files("monitor") / "../docs/how-to-add-a-programme.md").read_text()
    row = json.loads(manual.split("```json")[1].split("```")[0])
    made = data._programme(row)
    assert made.standard("2.1", "Resident safety") == made.standards[1]
    with pytest.raises(DataError, match="hostel-2027: 'rates'"):
        data._programme({key: row[key] for key in row if key != "rates"})
