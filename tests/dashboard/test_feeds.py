"""The feeds that go out are such as a feed reader likes, and as our own sources read them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from monitor.domain.event import EventKind
from tests.dashboard.house import KENT, NOW, OPEN, House, opened, rated

ADDRESS = "https://ratings.example"
KENTS_REGION = "region-kent-surrey-sussex"
NAMES = (
    "all",
    f"bodies/{KENT}",
    f"regions/{KENTS_REGION}",
    "kinds/rating_down",
)


def read(house: House, name: str) -> feedparser.FeedParserDict:
    answer = house.get(f"/feeds/{name}.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    # Bytes in memory alone: given a text, feedparser might take it for an address.
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_feed_reader_has_nothing_to_complain_of(tmp_path: Path, name: str):
    with opened(tmp_path, OPEN, ADDRESS) as house:
        rated(house)
        found = read(house, name)
    (entry,) = found.entries
    assert entry.title.startswith("▼")
    assert "West Kent" in entry.title
    assert "rated ‘Good’" in entry.summary
    assert (found.feed.author, entry.author) == ("Probation Monitor", "paper")
    assert entry.link == f"{ADDRESS}/inspections/pdu-west-kent-2026-03-02-kent"
    assert datetime(*entry.updated_parsed[:6], tzinfo=UTC) == NOW
    assert found.feed.title
    assert {link.rel: link.href for link in found.feed.links}["self"] == (
        f"{ADDRESS}/feeds/{name}.atom"
    )


def test_an_empty_one_is_one(house: House):
    assert read(house, "all").entries == []


@pytest.mark.parametrize("name", ["bodies/pdu-kirklees", "kinds/rating_up"])
def test_what_was_not_asked_for_is_not_in_it(house: House, name: str):
    rated(house)
    assert read(house, name).entries == []


def test_the_ids_stay_whatever_is_corrected(tmp_path: Path):
    with opened(tmp_path, OPEN, ADDRESS) as house:
        rated(house)
        before = read(house, "all").entries[0].id
    with opened(tmp_path, OPEN, "https://elsewhere.example") as house:
        assert read(house, "all").entries[0].id == before


def test_strangers_words_stay_words(house: House):
    rated(house, event=lambda one: replace(one, body="<b>&amp; ]]>\x00\u202eevil", quote="<x>"))
    assert "<b>&amp; ]]>" in read(house, "all").entries[0].title


def test_nothing_comes_twice_over_the_wire(house: House):
    rated(house)
    for form in ("atom", "json"):
        tag = house.get(f"/feeds/all.{form}").headers["etag"]
        assert house.get(f"/feeds/all.{form}", **{"If-None-Match": tag}).status_code == 304
    rated(house, "again")
    assert house.get("/feeds/all.json", **{"If-None-Match": tag}).status_code == 200


def test_a_json_feed_is_one(tmp_path: Path):
    """As https://www.jsonfeed.org/version/1.1/ has it."""
    with opened(tmp_path, OPEN, ADDRESS) as house:
        rated(house)
        answer = house.get("/feeds/all.json")
    told = json.loads(answer.content)
    assert answer.headers["content-type"].startswith("application/feed+json")
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == f"{ADDRESS}/feeds/all.json"
    (item,) = told["items"]
    assert datetime.fromisoformat(item["date_published"]) == NOW
    assert item["content_text"]
    assert item["authors"] == [{"name": "paper"}]
    assert told["authors"] == [{"name": "Probation Monitor"}]
    assert item["tags"] == [EventKind.RATING_DOWN]
    assert item["url"].startswith(ADDRESS)


@pytest.mark.parametrize(
    "path", ["bodies/none", "regions/pdu-west-kent", "kinds/source_broken", "x/y", "all/none"]
)
def test_there_is_none_of_what_there_is_not(house: House, path: str):
    assert house.get(f"/feeds/{path}.atom").status_code == 404
    assert house.get("/feeds/all.rss").status_code == 404
