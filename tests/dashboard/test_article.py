"""The page of one article."""

from dataclasses import replace
from datetime import timedelta

from monitor.domain.reading import Category, Reading
from tests.dashboard.house import NOW, House
from tests.store import values

UNRELATED = Reading(Category.UNRELATED, (), (), ("names no body",))


def test_it_says_when_a_text_was_dropped_and_what_is_known_still(house: House):
    old = replace(values.article("old", NOW - timedelta(days=400)), text="about cakes")
    house.records.ledger.add_idle([(old, UNRELATED)])
    assert "about cakes" in house.get("/articles/old").text
    house.records.retention.drop(NOW, NOW)
    shown = house.get("/articles/old").text
    assert "Its text was dropped on 2 Mar 2026" in shown
    assert "names no body" in shown
    assert old.title in shown
    assert "about cakes" not in shown
