"""A report without rating, from the inspectorate's listing to the alert."""

from datetime import timedelta

import pytest

from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from monitor.domain.inspection import Status
from monitor.domain.ledger.withdrawal import RETURNED
from tests.loopback import reply
from tests.service.official_site import BEGAN, World, official_site

TITLE = "Dynamic inspection of public protection in South West region"
WORDS = (
    "Chief Inspector's judgement",
    "Dynamic inspections are not rated. Work in four of ten cases was sufficient.",
)
LATER = timedelta(days=150)  # such reports began to appear in October 2025


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        opened.now = BEGAN + LATER
        opened.visit()
        yield opened


def today(world: World) -> dict[str, str]:
    return {"stamp": world.now.isoformat()}


def kinds(world: World) -> list[EventKind]:
    return [event.kind for event in world.told]


def test_the_report_and_its_press_release_are_one_alert(world):
    world.publish("/document/dynamic-south-west", TITLE, *WORDS, **today(world))
    world.publish(
        "/news/south-west",
        "Inspectorate concerned by work to keep people safe",
        "The dynamic inspection of the South West region of the Probation Service found gaps.",
        **today(world),
    )
    world.publish(
        "/document/carag", f"{TITLE}: rules and guidance (CARaG)", "Answer each.", **today(world)
    )
    world.visit(hours=1)
    world.visit(hours=7)
    assert kinds(world) == [EventKind.REPORT_UNRATED]
    assert world.told[0].body == "South West region"
    assert len(world.app.records.outbox.deliveries()) == 1
    (entry,) = world.app.records.ledger.inspections(BodyId("region-south-west"))
    assert (entry.rating, entry.programme) == (None, "dynamic-2025")


def test_an_old_one_is_learned(world):
    old = (world.now - timedelta(days=60)).isoformat()
    world.publish("/document/dynamic-south-west", TITLE, *WORDS, stamp=old)
    world.visit(hours=1)
    assert kinds(world) == []
    assert world.app.records.ledger.inspections(BodyId("region-south-west"))


def test_an_inspection_of_a_kind_that_nobody_knows_asks_a_person_and_is_kept(world):
    title = "An inspection of approved premises in Leeds"
    world.publish("/document/leeds", title, "The house was clean.", **today(world))
    world.visit(hours=1)
    world.visit(hours=7)
    assert kinds(world) == [EventKind.NEEDS_REVIEW]
    assert "no overall rating can be read" in world.told[0].reasons[0]


PAGE = "/document/dynamic-south-west"


def look(world: World, **later: float) -> None:
    world.visit(**later)
    world.app.withdrawals()


def gone(world: World) -> None:
    world.site.pages[PAGE] = reply("not here", 404)
    world.site.pages["/list"] = reply("<main></main>")
    look(world, days=8)
    look(world, days=1)


def withdrawn_in_words(world: World) -> None:
    world.publish(PAGE, f"Withdrawn: {TITLE}", *WORDS, **today(world))
    world.visit(hours=7)


@pytest.mark.parametrize("withdraw", [gone, withdrawn_in_words])
def test_one_that_is_withdrawn_is_told_and_so_is_its_return(world, withdraw):
    stamp = today(world)
    world.publish(PAGE, TITLE, *WORDS, **stamp)
    world.visit(hours=1)
    withdraw(world)
    look(world, days=8)
    (entry,) = world.app.records.ledger.inspections(BodyId("region-south-west"))
    assert entry.status is Status.WITHDRAWN
    assert kinds(world) == [EventKind.REPORT_UNRATED, EventKind.CORRECTION]
    assert "report without rating is withdrawn" in world.told[1].reasons[0]
    world.publish(PAGE, TITLE, *WORDS, **stamp)
    for _week in range(3):
        look(world, days=8)
    assert kinds(world)[2:] == [EventKind.REPORT_UNRATED]
    assert world.told[2].reasons == (RETURNED,)


def test_one_known_by_its_release_gets_the_reports_address(world):
    news = "/news/south-west"
    told = "The dynamic inspection of the South West region of the Probation Service found gaps."
    world.publish(news, "Inspectorate concerned", told, **today(world))
    world.visit(hours=1)
    world.publish(PAGE, TITLE, *WORDS, **today(world))
    world.visit(hours=1)
    (entry,) = world.app.records.ledger.inspections(BodyId("region-south-west"))
    assert entry.report_url == world.site.url + PAGE
    assert kinds(world) == [EventKind.REPORT_UNRATED]
