"""Finding bodies by what a person types."""

import pytest

from monitor import data
from monitor.domain.showing.lookup import bodies_like

GAZETTEER = data.gazetteer()


@pytest.mark.parametrize("query", ["pdu-west-kent", "West Kent PDU", "west  kent pdu"])
def test_an_id_or_a_whole_name_finds_one(query):
    assert [body.id for body in bodies_like(GAZETTEER, query)] == ["pdu-west-kent"]


def test_a_place_finds_all_that_serve_it():
    found = {body.id for body in bodies_like(GAZETTEER, "Gateshead")}
    assert len(found) >= 2
    assert all("kent" not in each for each in found)


def test_part_of_a_word_is_not_the_word():
    assert "yjs-camden" not in {body.id for body in bodies_like(GAZETTEER, "kent")}


def test_nothing_typed_finds_all():
    assert len(bodies_like(GAZETTEER, "")) == 314
