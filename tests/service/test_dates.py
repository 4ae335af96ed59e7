"""Dates that the inspectorate's pages bear wrongly, from the wire to the ledger and the alert."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from tests.service.official_site import World, official_site

COVENTRY = BodyId("yjs-coventry")
PAGE, NEWS = "/document/coventry", "/news/coventry"
TITLE = "An inspection of youth justice services in Coventry"
TELLS = (
    "Overall, Coventry Youth Justice Service was rated as ‘Good’ by HM Inspectorate of Probation."
)
WORSE = TELLS.replace("Good", "Inadequate")


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        yield opened


def put_up(
    world: World, day: datetime | None, tells: str = TELLS, path: str = PAGE, title: str = TITLE
) -> None:
    world.publish(path, title, tells, stamp=day.isoformat() if day else "")


EDITED = f"{TITLE} (edited)"
"""A row that reads otherwise: so the page is read again, however long ago that was last."""


def days(world: World) -> list[str]:
    """Of all inspections that stand."""
    return [each.published.text for each in world.app.records.ledger.inspections(COVENTRY)]


def kinds(world: World) -> list[EventKind]:
    return [event.kind for event in world.told]


@pytest.mark.parametrize("months", [3, 5, 9])
@pytest.mark.parametrize("way", [1, -1], ids=["later", "earlier"])
def test_a_date_that_is_edited_opens_no_second_inspection(world, months, way):
    began = world.now - timedelta(days=10)
    put_up(world, began)
    world.visit(hours=1)
    world.now += timedelta(days=300)
    put_up(world, began + way * timedelta(days=30 * months), title=EDITED)
    for _day in range(3):
        world.visit(days=1)
    assert len(days(world)) == 1
    assert kinds(world) == [EventKind.FIRST_RATING]


def test_a_date_put_right_is_put_right_in_the_ledger(world):
    put_up(world, datetime(2025, 8, 28, 8, tzinfo=UTC))
    world.visit(hours=1)
    put_up(world, datetime(2025, 4, 28, 8, tzinfo=UTC))
    world.visit(days=1)
    assert days(world) == ["2025-04-28"]
    entries = world.app.records.lookback.entries()
    assert [entry.published.text for entry in entries] == ["2025-08-28", "2025-04-28"]
    assert "28 August 2025" in entries[1].note
    world.visit(days=1)
    assert len(world.app.records.lookback.entries()) == 2


def test_a_day_on_which_we_had_long_read_it_is_not_the_day_of_its_publication(world):
    put_up(world, datetime(2025, 8, 28, 8, tzinfo=UTC))
    world.visit(hours=1)
    world.now += timedelta(days=150)
    put_up(world, world.now, title=EDITED)
    world.visit(days=1)
    assert days(world) == ["2025-08-28"]


def test_a_rating_that_its_wrong_date_kept_from_being_told_is_told_with_the_right_one(world):
    put_up(world, world.now - timedelta(days=365))
    world.visit(hours=1)
    assert kinds(world) == []
    put_up(world, world.now - timedelta(hours=1))
    world.visit(days=1)
    world.visit(days=1)
    (event,) = world.told
    assert event.kind is EventKind.CORRECTION
    assert event.after.label == "Good"
    assert "1 September 2025, and no more 1 September 2024" in event.reasons[0]
    assert days(world) == ["2025-09-01"]


def test_while_another_page_bears_the_old_date_the_ledger_keeps_it(world):
    put_up(world, world.now)
    put_up(world, world.now, path=NEWS)
    world.visit(hours=1)
    put_up(world, world.now - timedelta(days=120))
    world.visit(days=1)
    assert days(world) == ["2025-09-01"]
    put_up(world, world.now - timedelta(days=121), path=NEWS)
    world.visit(days=1)
    assert len(days(world)) == 1
    assert kinds(world) == [EventKind.FIRST_RATING]


def test_a_new_rating_at_the_address_is_a_new_inspection(world):
    put_up(world, world.now)
    world.visit(hours=1)
    world.now += timedelta(days=400)
    put_up(world, world.now, WORSE, title=EDITED)
    world.visit(days=1)
    assert len(days(world)) == 2
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.RATING_DOWN]


def test_a_date_that_lies_ahead_is_none_however_often_it_is_read(world):
    put_up(world, world.now + timedelta(days=365))
    world.visit(hours=1)
    assert days(world) == ["2025-09-01"]
    world.visit(days=3)
    world.now += timedelta(days=400)
    put_up(world, datetime(2026, 9, 1, 12, tzinfo=UTC), title=EDITED)
    world.visit(days=1)
    assert days(world) == ["2025-09-01"]
    assert kinds(world) == [EventKind.FIRST_RATING]


def test_a_date_ahead_does_not_stay_the_newest(world):
    put_up(world, world.now + timedelta(days=365))
    world.visit(hours=1)
    world.now += timedelta(days=300)
    put_up(world, world.now, WORSE, path="/document/coventry-again")
    world.visit(days=1)
    last = world.app.records.ledger.inspections(COVENTRY)[-1]
    assert last.rating.label == "Inadequate"
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.RATING_DOWN]


def test_a_date_ahead_that_is_put_right_is_put_right_in_the_ledger(world):
    put_up(world, world.now + timedelta(days=365))
    world.visit(hours=1)
    put_up(world, world.now - timedelta(days=3))
    world.visit(days=1)
    assert days(world) == ["2025-08-29"]
    assert kinds(world) == [EventKind.FIRST_RATING]


def test_an_announcement_that_becomes_the_report_weeks_later_is_told(world):
    put_up(world, world.now, "The report will be published on 1 October.")
    world.visit(hours=1)
    world.now += timedelta(days=30)
    put_up(world, world.now, title=EDITED)
    world.visit(days=1)
    world.visit(days=1)
    assert days(world) == ["2025-10-01"]
    assert kinds(world) == [EventKind.NEEDS_REVIEW, EventKind.FIRST_RATING]


def test_an_undated_page_is_told_when_it_is_new_and_not_again_for_being_read_again(world):
    put_up(world, None)
    world.visit(hours=1)
    world.visit(days=3)
    put_up(world, None, title=EDITED)
    world.visit(days=100)
    assert days(world) == ["2025-09-01"]
    assert kinds(world) == [EventKind.FIRST_RATING]
