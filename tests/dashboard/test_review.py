"""A person decides in the browser: forms without scripts, signed by who is there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import httpx
import pytest

from monitor.domain.event import EventKey
from monitor.domain.rating import Rating
from tests.dashboard.house import CLOSED, GUESTS, KENT, PASSWORD, House, asked, opened

PROXIED = replace(CLOSED, user_header="X-Forwarded-User", trusted_proxies=frozenset(("127.0.0.1",)))


def key_in(page: httpx.Response) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page.text)
    assert found
    return found[1]


def decide(visitor: httpx.Client, **form: str) -> httpx.Response:
    key = key_in(visitor.get("/review"))
    return visitor.post("/review/decide", data={"key": key, "event": "asked", **form})


def standing(house: House) -> list[tuple[str, Rating | None]]:
    latest = [i for i in house.records.ledger.inspections(KENT) if i.published.first.year == 2026]
    return [(i.published.text, i.rating) for i in latest]


@pytest.fixture
def visitor(house: House) -> Iterator[httpx.Client]:
    asked(house)
    with house.visitor() as browser:
        yield browser


def test_confirmed_it_is_in_the_ledger_and_among_the_decided(
    house: House, visitor: httpx.Client
) -> None:
    answer = decide(visitor, verdict="confirm")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert standing(house) == [("2026-03-02", Rating.GOOD)]
    page = visitor.get("/review").text
    assert "Nothing waits for anybody" in page
    assert "Confirmed by operator" in page


def test_corrected_with_names_of_the_list(house: House, visitor: httpx.Client) -> None:
    form = {"body": "West Kent PDU", "rating": "inadequate", "published": "2026-02-27"}
    assert decide(visitor, verdict="correct", **form).status_code == 303
    assert standing(house) == [("2026-02-27", Rating.INADEQUATE)]


def test_dismissed_it_changes_nothing_and_waits_no_more(
    house: House, visitor: httpx.Client
) -> None:
    assert decide(visitor, verdict="dismiss").status_code == 303
    assert standing(house) == []
    assert house.records.reviews.awaiting() == ()


def test_the_list_of_bodies_is_on_the_page(visitor: httpx.Client) -> None:
    page = visitor.get("/review").text
    assert '<option value="West Kent PDU">' in page
    assert len(page) < 150_000


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"body": "Atlantis"}, "body: 'Atlantis' is no body"),
        ({"body": "Kent"}, "bodies; take one of the list"),
        ({"rating": "fine"}, "rating: 'fine' is none"),
        ({"published": "soon"}, "published: 'soon' is no day"),
        ({"published": "2031-01-01"}, "lies in the future"),
        ({"verdict": "perhaps"}, "verdict: 'perhaps' is none of confirm, correct, dismiss"),
        ({}, "say another body, rating or day"),
        ({"event": "another", "rating": "good"}, "there is none of the key"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_typed_is_lost(
    house: House, visitor: httpx.Client, form: dict[str, str], said: str
) -> None:
    answer = decide(visitor, **{"verdict": "correct", **form})
    assert answer.status_code == 422
    assert said in unescape(answer.text)
    if "body" in form:
        assert f'value="{form["body"]}"' in answer.text
    assert house.records.decisions.on(EventKey("asked")) == ()


def test_of_two_the_second_sees_who_decided(house: House, visitor: httpx.Client) -> None:
    with house.visitor() as other:
        key = key_in(other.get("/review"))
        decide(visitor, verdict="confirm")
        late = {"key": key, "event": "asked", "seen": "0", "verdict": "dismiss"}
        answer = other.post("/review/decide", data=late)
    assert answer.status_code == 409
    assert "operator has decided on it meanwhile" in answer.text
    assert standing(house) == [("2026-03-02", Rating.GOOD)]


def test_who_sees_a_decision_can_undo_it(house: House, visitor: httpx.Client) -> None:
    decide(visitor, verdict="confirm")
    seen = re.findall(r'name="seen" value="(\d+)"', visitor.get("/review").text)
    assert set(seen) == {"1"}
    house.later(minutes=5)
    assert decide(visitor, verdict="dismiss", seen="1").status_code == 303
    assert standing(house) == []
    assert "Dismissed by operator" in visitor.get("/review").text


def test_what_names_no_rating_cannot_be_confirmed(house: House) -> None:
    asked(house, after=None)
    assert 'value="confirm"' not in house.get("/review").text
    with house.visitor() as browser:
        answer = decide(browser, verdict="confirm")
    assert "rating: the question names no rating" in answer.text


def test_the_name_is_that_of_the_proxys_visitor_and_guests_do_not_see_it(tmp_path: Path) -> None:
    with opened(tmp_path, replace(PROXIED, guests=True)) as house:
        asked(house)
        with house.visitor(**{"X-Forwarded-User": "ann@example.org"}) as ann:
            decide(ann, verdict="confirm")
            (one,) = house.records.decisions.on(EventKey("asked"))
            page = f"/inspections/{one.inspection_id}"
            assert "decided by ann@example.org" in ann.get(page).text
        told = house.get(page).text
        everywhere = (page, "/", "/feeds/all.atom", "/feeds/all.json", "/api/v1/events")
        shown = [house.get(path).text for path in everywhere]
    assert one.answer.by == "ann@example.org"
    assert "decided by a person" in told
    assert [text for text in shown if "ann@" in text] == []


@pytest.mark.attack("V31")
def test_a_form_cannot_say_who_decides_or_when(house: House, visitor: httpx.Client) -> None:
    for hidden in ("by", "at", "inspection_id", "number"):
        assert decide(visitor, verdict="confirm", **{hidden: "1"}).status_code == 422
    assert house.records.decisions.on(EventKey("asked")) == ()


@pytest.mark.attack("V23")
def test_nobody_decides_without_the_key_of_the_form(house: House, visitor: httpx.Client) -> None:
    form = {"event": "asked", "verdict": "dismiss"}
    assert visitor.post("/review/decide", data=form).status_code == 403
    assert visitor.get("/review/decide", params=form).status_code in {404, 405}
    assert house.records.decisions.on(EventKey("asked")) == ()


@pytest.mark.attack("V21")
def test_only_who_operates_decides(tmp_path: Path) -> None:
    with opened(tmp_path, GUESTS) as house:
        asked(house)
        with house.visitor() as guest:
            form = {"event": "asked", "verdict": "dismiss"}
            assert guest.post("/review/decide", data=form).status_code == 403
            guest.post("/login", data={"password": PASSWORD})
            assert decide(guest, verdict="dismiss").status_code == 303


@pytest.mark.attack("V12")
def test_what_was_typed_is_text_on_the_page(house: House, visitor: httpx.Client) -> None:
    answer = decide(visitor, verdict="correct", body='"><script>alert(1)</script>')
    assert answer.status_code == 422
    assert "<script>alert(1)" not in answer.text
