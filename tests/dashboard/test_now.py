"""The first page: what happened, and what is still to come."""

from dataclasses import replace

from tests.dashboard.house import House, rated


def awaited(house: House) -> str:
    _, _, rest = house.get("/").text.partition("Awaited: the inspectorate’s own word")
    return rest.partition("</section>")[0]


def test_what_only_the_press_reported_is_awaited_from_the_inspectorate(house: House):
    assert not awaited(house)
    rated(house)
    assert "West Kent PDU" in awaited(house)


def test_what_the_press_reported_years_ago_is_awaited_no_more(house: House):
    rated(house)
    house.later(days=200)
    assert not awaited(house)


def test_news_stand_with_their_quotes_and_links(house: House):
    rated(house, event=lambda one: replace(one, quote="told in these words"))
    shown = house.get("/").text
    assert "told in these words" in shown
    assert 'href="/inspections/pdu-west-kent-2026-03-02-kent"' in shown
