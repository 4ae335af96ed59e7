"""Answers to inspections: which are such, whom they name, which inspection they answer."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.data import gazetteer
from monitor.domain.ledger.action_plan import (
    ActionPlan,
    answered,
    is_action_plan,
    plan_in,
    plans_by_inspection,
    unmatched,
)
from monitor.domain.pages.named_bodies import NamedBodies
from monitor.domain.rating import Rating
from monitor.domain.reader import Names
from tests.domain.samples import KENT, OLD_KENT, RULES, article, inspection, knowing

NAMED = NamedBodies(Names(gazetteer()))
DAY = date(2024, 5, 1)
GOV_UK = "https://www.gov.uk/government"
URL = f"{GOV_UK}/publications/plan"
HMPPS = "HM Prison and Probation Service"


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("Action plan: West Kent PDU", ["pdu-west-kent"]),
        ("Hull and East Riding PDU: action plan", ["pdu-hull-east-riding"]),
        (
            "HMPPS Action Plan: An inspection of probation services in: Gwent PDU"
            " (The Probation Service – Wales region)",
            ["pdu-gwent"],
        ),
        ("Action plan: Essex North PDU, East of England region", ["pdu-essex-north"]),
        ("HM Inspectorate of Probation action plan: North East region", ["region-north-east"]),
        ("Inspection of probation services in Derby City: action plan", ["pdu-derby-city"]),
        ("Action plan: An inspection of youth offending services in Blackpool", ["yjs-blackpool"]),
        ("Action plan: National Probation Service – London Division", ["nps-london"]),
        (
            "Action plan: Ealing and Hillingdon PDU, Lambeth PDU and Newham PDU",
            ["pdu-ealing-hillingdon", "pdu-lambeth", "pdu-newham"],
        ),
        ("Action plan: probation services in Kent", []),
        ("Action plan: Kent Probation Delivery Unit", []),
        ("Action plan for the probation service", []),
        ("Action plan: HMP Bedford", []),
    ],
)
def test_a_title_names_its_bodies_or_none(title, bodies):
    assert list(NAMED(title, DAY)) == bodies


@pytest.mark.parametrize(
    ("url", "title", "text", "is_one"),
    [
        (URL, "Action plan: West Kent PDU", "", True),
        (URL, "Policy paper: Action plan", "Answers a report on probation.", True),
        (URL, "Improvement plan for Cardiff YJS", "", True),
        (URL, "Action plan: HMP Bedford", "Answers a report on a prison.", False),
        (URL, "West Kent PDU: a report", "There will be an action plan.", False),
        ("https://paper.example/a", "Action plan: West Kent PDU", "", False),
        (f"{GOV_UK}/news/plan", "Action plan for West Kent PDU published", "", False),
        (f"{GOV_UK}/consultations/plan", "Action plan: probation in Kent", "", False),
        (f"{GOV_UK}/collections/plans", "Action plans: probation inspections", "", False),
        (f"{GOV_UK}/publications/hmp-a", "Action plan: HMP A", f"By {HMPPS}.", False),
        (f"{GOV_UK}/publications/hmp-a", f"{HMPPS} action plan: HMP A", "", False),
        (f"{GOV_UK}/publications/a", f"{HMPPS} action plan: West Kent PDU", "", True),
        (f"{GOV_UK}/publications/a", "Action plan", f"{HMPPS} on probation in Kent.", True),
    ],
)
def test_what_is_an_action_plan(url, title, text, is_one):
    there = replace(article("2024-05-01"), url=url, title=title, text=text)
    assert is_action_plan(there) is is_one


def test_the_description_names_the_body_where_the_title_does_not():
    told = replace(article("2024-05-01"), url=f"{URL}#a", title="Action plan", text="Gwent PDU.")
    made = plan_in(told, NAMED)
    assert (made.url, made.bodies, made.day) == (URL, ("pdu-gwent",), DAY)


def plan(*bodies, day="2024-05-01", url=URL):
    at = datetime.fromisoformat(f"{day}T23:30").replace(tzinfo=UTC)
    return ActionPlan(url, "A plan", at, at, bodies)


KNOWN = knowing(
    inspection(Rating.GOOD, "2021-01-01", body=OLD_KENT),
    inspection(Rating.INADEQUATE, "2023-06-01"),
    inspection(None, "2024-01-01"),
    inspection(Rating.GOOD, "2024-06-01"),
)


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        ("2024-05-01", ["pdu-kent-2023-06-01"]),
        ("2022-05-01", ["pdu-old-kent-2021-01-01"]),
        ("2024-07-01", ["pdu-kent-2024-06-01"]),
        ("2020-05-01", []),
    ],
)
def test_a_plan_answers_the_latest_rated_inspection_before_it(day, answers):
    found = answered(plan(KENT, day=day), KNOWN, RULES.gazetteer)
    assert [each.id for each in found] == answers


def test_a_plan_without_a_date_is_dated_by_its_reading():
    undated = replace(plan(KENT), published=None)
    assert undated.day == date(2024, 5, 2)  # half past midnight in London


def test_several_answers_stand_in_their_order():
    second, first = plan(KENT, url=f"{URL}/2"), plan(KENT, day="2024-04-01")
    found = plans_by_inspection((second, first), KNOWN, RULES.gazetteer)
    assert found == {"pdu-kent-2023-06-01": (first, second)}


def test_what_answers_nothing_says_why():
    nobody, early = plan(), plan(KENT, day="2020-05-01", url=f"{URL}/early")
    found = dict(unmatched((nobody, early, plan(KENT)), KNOWN, RULES.gazetteer))
    assert found == {
        early: "no rated inspection of Kent PDU is known before it",
        nobody: "it names no body that we know",
    }
