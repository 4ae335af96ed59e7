"""A listing that changes too much at once waits for a person; what is new goes on."""

import json

import pytest

from monitor.data import gazetteer
from monitor.domain.body import BodyKind
from monitor.domain.event import EventKind
from tests import forked
from tests.service.official_site import World, official_site

TELLS = "Overall, {} was rated as ‘{}’ by HM Inspectorate of Probation."
NAMES = [
    body.name
    for body in gazetteer().bodies.values()
    if body.kind is BodyKind.YJS and body.name.endswith("Youth Justice Service")
][:22]
NEXT_DAY = "2025-09-02T10:00:00+01:00"


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        opened.visit(hours=1)
        yield opened


def publish(world: World, names: list[str], rating: str = "Good", stamp: str = NEXT_DAY) -> None:
    for name in names:
        path = "/document/" + name.lower().replace(" ", "-")
        world.publish(path, f"An inspection of {name}", TELLS.format(name, rating), stamp=stamp)


def command(world: World, *words: str) -> str:
    folder = ("--config", str(world.app.settings.folder))
    done = forked.run(("quarantine", *words, *folder), {"COLUMNS": "200"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def kinds(world: World) -> list[EventKind]:
    return [event.kind for event in world.told]


def rated(world: World) -> int:
    return len(world.app.records.ledger.inspections())


def test_a_flood_is_held_told_once_and_released(world):
    publish(world, NAMES[:20])
    world.visit(hours=24)
    assert (rated(world), kinds(world)) == (0, [EventKind.RUN_HELD])
    world.visit(hours=7)
    assert (rated(world), kinds(world)) == (0, [EventKind.RUN_HELD])
    assert "20" in command(world, "list")
    shown = json.loads(command(world, "show", "1", "--json"))
    assert (shown["pages"], len(shown["list"]), shown["verdict"]) == (20, 20, "held")
    assert shown["list"][0]["says"].endswith(": Good")
    publish(world, NAMES[20:21], stamp="2025-09-02T18:00:00+01:00")
    world.visit(hours=1)
    assert (rated(world), kinds(world)[1:]) == (1, [EventKind.FIRST_RATING])
    said = command(world, "release", "1")
    assert "New entries of the ledger: 20" in said
    assert rated(world) == 21
    assert kinds(world).count(EventKind.FIRST_RATING) == 21
    world.visit(hours=7)
    assert kinds(world).count(EventKind.RUN_HELD) == 1
    assert command(world, "list").strip() == "Nothing is held."


def test_what_is_dropped_stays_away_until_it_changes(world):
    publish(world, NAMES[:20])
    world.visit(hours=24)
    command(world, "drop", "1")
    for _ in range(3):
        world.visit(hours=7)
    assert (rated(world), kinds(world)) == (0, [EventKind.RUN_HELD])
    world.listed = {
        path: row.replace(NAMES[3], f"{NAMES[3]} (final)") for path, row in world.listed.items()
    }
    name = NAMES[3]
    path = "/document/" + name.lower().replace(" ", "-")
    world.publish(path, f"An inspection of {name} (final)", TELLS.format(name, "Outstanding"))
    world.visit(hours=1)
    assert (rated(world), kinds(world)[1:]) == (1, [EventKind.FIRST_RATING])


def test_corrections_of_what_is_known_are_held_and_a_busy_day_is_not(world):
    publish(world, NAMES[:11])
    world.visit(hours=24)
    publish(world, NAMES[11:], stamp="2025-09-03T10:00:00+01:00")
    world.visit(hours=24)
    assert kinds(world) == [EventKind.FIRST_RATING] * 22
    publish(world, NAMES[:20], "Inadequate")
    world.visit(hours=24)
    assert kinds(world)[22:] == [EventKind.RUN_HELD]
    command(world, "release", "1")
    assert kinds(world).count(EventKind.CORRECTION) == 20


def test_a_number_that_nobody_waits_for_is_refused(world):
    folder = str(world.app.settings.folder)
    done = forked.run(("quarantine", "drop", "7", "--config", folder), {"COLUMNS": "200"})
    assert done.returncode == 2
    assert "no run has the number 7" in done.stderr
