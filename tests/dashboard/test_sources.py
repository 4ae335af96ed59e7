"""The page of sources, and what it does where there are very many."""

from dataclasses import replace
from pathlib import Path

from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.domain.article import SourceName
from tests.dashboard.house import NOW, House, opened, served

FAILURES = "probation_monitor_source_failures"


def many(settings: Config, count: int) -> Config:
    (one,) = settings.sources
    named = (replace(one, name=SourceName(f"Paper {n}")) for n in range(count))
    return replace(settings, sources=tuple(named))


def test_of_few_sources_each_is_shown_as_it_is_now(house: House):
    assert "The Paper" in house.get("/sources").text
    house.records.visits.failed(SourceName("The Paper"), "no answer today", NOW, NOW)
    shown = house.get("/sources").text
    assert "no answer today" in shown
    assert "more, none of them" not in shown


def test_of_very_many_those_in_trouble_are_shown_and_how_many_more_there_are(tmp_path: Path):
    with opened(tmp_path):
        settings = many(read_config(tmp_path, {}), 1_200)
    with served(settings) as house:
        last = SourceName("Paper 1199")
        house.records.visits.failed(last, "no answer today", NOW, NOW)
        shown = house.get("/sources").text
        assert "no answer today" in shown
        assert "And 700 more, none of them in more trouble" in shown
        house.records.visits.failed(last, "no answer now", NOW, NOW)
        assert "no answer now" not in house.get("/sources").text
        house.later(seconds=10)
        assert "no answer now" in house.get("/sources").text


def test_of_very_many_the_metrics_have_lines_for_those_in_trouble_first(tmp_path: Path):
    with opened(tmp_path):
        settings = many(read_config(tmp_path, {}), 1_200)
    with served(settings) as house:
        house.records.visits.failed(SourceName("Paper 1199"), "no answer today", NOW, NOW)
        told = house.get("/metrics").text
    lines = [line for line in told.splitlines() if line.startswith(FAILURES)]
    assert len(lines) == 1_000
    assert f'{FAILURES}{{source="Paper 1199"}} 1.0' in lines
    states = [line for line in told.splitlines() if line.startswith("probation_monitor_sources{")]
    assert sum(float(line.split()[-1]) for line in states) == 1_200


def test_of_very_many_the_api_tells_part_by_part(tmp_path: Path):
    with opened(tmp_path):
        settings = many(read_config(tmp_path, {}), 1_200)
    found, path = [], "/api/v1/sources"
    with served(settings) as house:
        while path:
            answer = house.get(path).json()
            found += [one["name"] for one in answer["items"]]
            assert len(answer["items"]) <= 1_000
            path = answer["next"]
    assert found == sorted(str(one.name) for one in settings.sources)
