"""A first visit that is cut short, and what is published before one comes to its end."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.demo.replica import Way
from tests.service.replica_world import World, report, rows, watching

FULL = 10
"""So many pages stand on one page of a list."""


@pytest.fixture
def world(tmp_path):
    with watching(tmp_path, Way.REST) as opened:
        yield opened


def begun_in_vain(world: World, folder: Path, way: Way) -> None:
    """From now on the service looks this way only, and the site answers with a fault."""
    unknown = rows(world.site)[way].replace('name = "', 'name = "new ')
    (folder / "sources.toml").write_text(unknown)
    world.site.fail(503)
    world.restart()
    world.visit(minutes=15)
    world.site.fail(None)


def publish_others(world: World) -> None:
    for number in range(FULL):
        page = report(300 + number, "Wigan", "Good", world.now, f"paper-{number}")
        world.site.publish(replace(page, title=f"Paper {number}", summary="Ours.", blocks=("No.",)))


@pytest.mark.parametrize("way", Way)
def test_what_was_published_since_its_begin_is_told_however_late(tmp_path, world, way):
    begun_in_vain(world, tmp_path, way)
    world.now += world.app.settings.window
    world.publish(200, "Plymouth", "Good")
    world.restart()
    world.visit(days=5)
    world.visit(minutes=30)
    assert world.told == [("Plymouth PDU", "Good")]


@pytest.mark.parametrize("way", [Way.REST, Way.LISTINGS])
def test_a_list_that_has_outgrown_its_first_page_is_followed(tmp_path, world, way):
    begun_in_vain(world, tmp_path, way)
    world.publish(200, "Plymouth", "Good")
    world.now += world.app.settings.window
    publish_others(world)
    world.visit(days=5)
    assert world.told == [("Plymouth PDU", "Good")]


def test_what_was_there_before_is_learned(tmp_path, world):
    begun_in_vain(world, tmp_path, Way.LISTINGS)
    before = report(200, "Plymouth", "Good", world.now - 2 * world.app.settings.window)
    world.site.publish(before)
    world.visit(days=5)
    assert world.fetched(before) == 1
    assert world.told == []
