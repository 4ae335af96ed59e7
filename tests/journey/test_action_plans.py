"""From GOV.UK's search to the history of a body, without a word to anybody."""

import json

import pytest

from tests.journey.conftest import Newsroom, newsroom, source
from tests.loopback import reply

__all__ = ["newsroom"]

QUESTION = "/api/search.json?q=action+plan"
THERE = "https://www.gov.uk/government/publications"


def result(name: str, title: str, day: str) -> dict[str, str]:
    return {
        "title": title,
        "link": f"{THERE}/{name}",
        "description": "HM Inspectorate of Probation has rated it Inadequate. What will be done.",
        "first_published_at": f"{day}T09:30:00Z",
        "public_timestamp": "2026-09-01T00:00:00Z",
    }


RESULTS = [
    result("blackpool", "Action plan: HMI Probation report on Blackpool YJS", "2026-03-12"),
    result("nowhere", "Action plan: probation services in Nowhere", "2026-03-11"),
]


@pytest.fixture
def told(newsroom: Newsroom) -> Newsroom:
    newsroom.paper.pages[QUESTION] = reply(
        json.dumps({"results": RESULTS}), media="application/json"
    )
    place = f"{newsroom.paper.url}{QUESTION}"
    search = source("GOV.UK: action plans", place, "govuk", fetch_pages=False)
    newsroom.configure(baseline=True, sources=search)
    for _visit in range(2):
        done = newsroom.once("2026-03-12T12:00Z")
        assert done.returncode == 0, done.stdout + done.stderr
    return newsroom


def test_a_plan_stands_with_the_inspection_it_answers_and_alerts_nobody(told: Newsroom) -> None:
    shown = told.call("history", "Blackpool YJS").stdout
    assert f"action plan: 12 March 2026, {THERE}/blackpool" in shown
    rows = json.loads(told.call("history", "Blackpool YJS", "--json").stdout)
    assert [row["action_plans"] for row in rows][-1] == [f"{THERE}/blackpool"]
    assert sum(len(row["action_plans"]) for row in rows) == 1
    assert told.subjects == []
    assert json.loads(told.call("events", "--json").stdout) == []


def test_a_plan_that_answers_nothing_known_is_listed(told: Newsroom) -> None:
    shown = told.call("history", "--unmatched-plans").stdout
    assert f"{THERE}/nowhere" in shown
    assert "it names no body that we know" in shown
    assert "1 of 2 known action plans answer no inspection we know." in shown
    (row,) = json.loads(told.call("history", "--unmatched-plans", "--json").stdout)
    assert (row["published"], row["body_ids"]) == ("2026-03-11", [])
    table = told.call("history", "--unmatched-plans", "--csv").stdout
    assert table.startswith("url,title,published,read_at,body_ids,reason\n")


def test_reading_again_leaves_a_plan_a_plan(told: Newsroom) -> None:
    made = json.loads(told.call("replay", "--json").stdout)
    assert (made["articles_read"], made["articles"]) == (2, [])


def test_other_words_beside_it_are_refused(told: Newsroom) -> None:
    done = told.call("history", "Blackpool YJS", "--unmatched-plans")
    assert done.returncode == 2
    assert "--unmatched-plans goes with" in done.stderr
