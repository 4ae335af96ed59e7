"""What programs get: every id once, page by page; the same answer only once; faults in words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from monitor.data import gazetteer
from monitor.domain.event import Event, EventKind
from tests.dashboard.house import KENT, NOW, House, rated


def paged(visitor: httpx.Client, address: str) -> Iterator[dict[str, object]]:
    """All items of a list, by following it to its end."""
    while address:
        answer = visitor.get(address).raise_for_status().json()
        yield from answer["items"]
        address = answer["next"] or ""


def several(house: House, count: int) -> list[Event]:
    """So many events, all of one instant but the last."""
    return [
        rated(house, f"e{n}", event=lambda one, n=n: replace(one, at=NOW - timedelta(days=n == 0)))
        for n in range(count)
    ]


def kept(house: House) -> dict[str, set[str]]:
    """The ids of each list."""
    return {
        "bodies": {body.id for body in gazetteer()},
        "inspections": {one.id for one in house.records.ledger.inspections()},
        "events": {f"e{n}" for n in range(9)},
    }


@pytest.mark.parametrize(
    ("name", "limit"), [("bodies", 50), ("bodies", 200), ("inspections", 50), ("events", 4)]
)
def test_page_by_page_every_one_comes_once(house: House, name: str, limit: int):
    several(house, 9)
    with house.visitor() as visitor:
        ids = [item["id"] for item in paged(visitor, f"/api/v1/{name}?limit={limit}")]
    assert len(ids) == len(set(ids))
    assert set(ids) == kept(house)[name]


@pytest.mark.parametrize("name", ["inspections", "events"])
def test_what_is_added_meanwhile_moves_no_page(house: House, name: str):
    several(house, 3)
    before = house.get(f"/api/v1/{name}?limit=2").json()
    rated(house, "late", event=lambda one: replace(one, at=NOW + timedelta(hours=1)))
    later = house.get(before["next"]).json()
    seen = {item["id"] for item in before["items"]}
    assert seen.isdisjoint(item["id"] for item in later["items"])
    assert not any("late" in str(item["id"]) for item in later["items"])


def test_nothing_comes_twice_over_the_wire(house: House):
    first = house.get("/api/v1/bodies?kind=pdu&limit=200")
    again = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    assert house.get("/api/v1/bodies?kind=pdu&limit=200", **again).status_code == 304
    rated(house)
    assert house.get("/api/v1/bodies?kind=pdu&limit=200", **again).status_code == 200


@pytest.mark.parametrize(
    ("name", "asked", "fits"),
    [
        ("bodies", "kind=pdu", lambda one: one["kind"] == "pdu"),
        ("bodies", "rating=good", lambda one: one["rating"] == "Good"),
        (
            "bodies",
            "region=region-north-east",
            lambda one: "region-north-east" in {one["id"], one["region"]},
        ),
        ("inspections", "rating=inadequate", lambda one: one["rating"] == "Inadequate"),
        ("inspections", "body=pdu-west-kent", lambda one: one["body"] == "pdu-west-kent"),
        ("inspections", "kind=yjs", lambda one: one["kind"] == "yjs"),
        ("events", "kind=rating_down", lambda one: one["kind"] == "rating_down"),
        ("events", "body=pdu-west-kent", lambda one: one["body"] == "pdu-west-kent"),
    ],
)
def test_a_filter_leaves_what_fits_and_loses_none_of_it(
    house: House, name: str, asked: str, fits: Callable[[dict[str, object]], bool]
):
    rated(house)
    rated(house, "up", event=lambda one: replace(one, kind=EventKind.RATING_UP, body_id=None))
    with house.visitor() as visitor:
        every = list(paged(visitor, f"/api/v1/{name}?limit=200"))
        found = list(paged(visitor, f"/api/v1/{name}?limit=200&{asked}"))
    assert found == [one for one in every if fits(one)]
    assert 0 < len(found) < len(every)


def test_troubles_of_the_service_are_no_news(house: House):
    rated(house, event=lambda one: replace(one, kind=EventKind.SOURCE_BROKEN))
    assert house.get("/api/v1/events").json()["items"] == []
    assert house.get("/api/v1/events/kent").status_code == 404


@pytest.mark.parametrize(
    ("asked", "where"), [("limit=0", "limit"), ("kind=prison", "kind"), ("rating=fine", "rating")]
)
def test_a_wrong_question_is_told_where_it_is_wrong(house: House, asked: str, where: str):
    answer = house.get(f"/api/v1/bodies?{asked}")
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["query", where]


@pytest.mark.parametrize("path", ["bodies/none", "inspections/none", "events/none", "none"])
def test_what_is_not_there_is_told_in_words(house: House, path: str):
    answer = house.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["detail"]


def test_an_event_names_the_pages_that_it_is_told_on(house: House):
    event = rated(house)
    told = house.get(f"/api/v1/events/{event.key}").json()
    assert (told["rating"], told["body"]) == ("Good", KENT)
    inspection = house.get(f"/api/v1/inspections/{told['inspection']}").json()
    assert inspection["evidence"][0]["quote"] == "rated ‘Inadequate’"
    assert house.get(inspection["page"]).status_code == 200
    assert house.get(house.get(f"/api/v1/bodies/{KENT}").json()["page"]).status_code == 200
