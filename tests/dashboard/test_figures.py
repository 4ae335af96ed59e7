"""Figures for Prometheus; the board and the alert rules that come along ask for none but these."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from tests.dashboard.house import NOW, House, rated

FOLDER = Path(__file__).parents[2] / "config" / "monitoring"
NAME = re.compile(r"\bprobation_monitor_\w+")


@pytest.fixture
def lived(house: House) -> House:
    """Something of everything has happened."""
    rated(house)
    house.records.heartbeats.beat("polls", NOW)
    return house


def figures(house: House) -> dict[str, list[tuple[dict[str, str], float]]]:
    told = text_string_to_metric_families(house.get("/metrics").text)
    return {each.name: [(one.labels, one.value) for one in each.samples] for each in told}


def test_what_happened_is_counted(lived: House):
    found = figures(lived)
    assert found["probation_monitor_articles"] == [({}, 1.0)]
    assert found["probation_monitor_events"] == [({"kind": "rating_down"}, 1.0)]
    dead = {"channel": "email", "state": "dead"}
    assert found["probation_monitor_deliveries"] == [(dead, 1.0)]
    why = {"channel": "email", "reason": "550 no such mailbox"}
    assert found["probation_monitor_given_up"] == [(why, 1.0)]
    assert found["probation_monitor_readings"] == [({"category": "rating_report"}, 1.0)]
    beats = found["probation_monitor_heartbeat_timestamp_seconds"]
    assert ({"part": "polls"}, NOW.timestamp()) in beats
    assert sum(count for _, count in found["probation_monitor_inspections"]) == len(
        lived.records.ledger.inspections()
    )


def known() -> set[str]:
    """All that there can be, by the program's own words."""
    source = (Path(__file__).parents[2] / "monitor" / "dashboard" / "figures.py").read_text()
    return {f"probation_monitor_{name}" for name in re.findall(r'_family\(\s*"(\w+)"', source)}


def test_the_board_asks_for_what_there_is():
    board = json.loads((FOLDER / "grafana-board.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    assert {name for each in asked for name in NAME.findall(each)} == known()
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])


def test_the_rules_ask_for_what_there_is():
    rules = yaml.safe_load((FOLDER / "prometheus-rules.yml").read_text(encoding="utf-8"))
    (group,) = rules["groups"]
    for rule in group["rules"]:
        assert set(NAME.findall(rule["expr"])) <= known()
        assert rule["annotations"]["summary"]


@pytest.mark.parametrize(("late", "status"), [(0, 200), (60, 503)])
def test_a_part_that_stopped_is_told_however_alive_the_page_is(
    lived: House, late: int, status: int
):
    lived.at[0] += timedelta(minutes=late)
    answer = lived.get("/healthz")
    assert answer.status_code == status
    assert ("polls" in answer.text) == bool(late)
    assert lived.get("/readyz").status_code == 200
