"""What a walk into the past meets and people must hear of is left to the service."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.visiting import intake_of
from monitor.domain.article import Entry
from monitor.domain.event import EventKind
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.withdrawal import RETURNED
from monitor.service.unread import Unread
from tests.service.official_site import World, official_site

PAGE, AGAIN = "/document/coventry", "/document/coventry-2025"
TITLE = "An inspection of youth justice services in Coventry"
TELLS = "Overall, Coventry Youth Justice Service was rated as ‘{}’ by HM Inspectorate of Probation."
GOOD = TELLS.format("Good")
WITHDRAWN = "This report has been withdrawn."


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        opened.publish(PAGE, TITLE, GOOD)
        opened.visit(hours=1)
        yield opened


def backfilled(world: World, path: str) -> Change | Unread:
    """What a quiet intake makes of a page that was edited just now."""
    app, clocks = world.app, Clocks(world.clock, world.clock)
    quiet = replace(intake_of(app.settings, app.records, app.web, clocks), quiet=True)
    entry = Entry(f"{world.site.url}{path}", TITLE, None, "", modified=world.now)
    return quiet(app.settings.sources[0], entry, world.now)


def kinds(world: World) -> list[EventKind]:
    return [event.kind for event in world.told]


def test_what_an_old_page_corrects_is_told_by_the_service(world):
    world.publish(PAGE, TITLE, TELLS.format("Inadequate"))
    world.now += timedelta(days=60)
    assert backfilled(world, PAGE) is Unread.NEWS
    assert kinds(world) == [EventKind.FIRST_RATING]
    world.listed[PAGE] = world.listed[PAGE].replace(TITLE, f"{TITLE} (corrected)")
    world.publish("/news/other", "Our plans", "We go on.", stamp="2025-10-30T10:00:00+01:00")
    world.visit(hours=1)
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]


def test_a_report_that_was_withdrawn_and_is_there_again_is_told_by_the_service(world):
    world.publish(PAGE, TITLE, WITHDRAWN)
    world.visit(hours=7)
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]
    world.now += timedelta(days=60)
    world.publish(AGAIN, TITLE, GOOD)
    assert backfilled(world, AGAIN) is Unread.NEWS
    assert len(world.told) == 2
    world.visit(hours=1)
    assert world.told[2].reasons == (RETURNED,)


def test_a_page_that_says_to_be_withdrawn_is_told_by_the_service(world):
    world.publish(PAGE, TITLE, WITHDRAWN)
    world.now += timedelta(days=60)
    assert backfilled(world, PAGE) is Unread.NEWS
    assert len(world.told) == 1
    world.app.withdrawals()
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]


def test_what_is_told_to_nobody_is_taken_in(world):
    world.now += timedelta(days=60)
    world.publish("/document/essex", TITLE.replace("Coventry", "Essex"), GOOD)
    assert isinstance(backfilled(world, "/document/essex"), Change)
    assert len(world.told) == 1
