"""Pages of the inspectorate that vanish, from the wire to the ledger and the alert."""

from datetime import timedelta

import pytest

from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from monitor.domain.inspection import Status
from monitor.domain.ledger.lookback import as_known_on
from monitor.domain.ledger.withdrawal import RETURNED
from tests.loopback import reply
from tests.service.official_site import World, official_site

COVENTRY = BodyId("yjs-coventry")
PAGE, NEWS = "/document/coventry-2025", "/news/coventry"
TITLE = "An inspection of youth justice services in Coventry"
TELLS = (
    "Overall, Coventry Youth Justice Service was rated as ‘Good’ by HM Inspectorate of Probation."
)
GONE = reply("not here", 404)
LIST, FRONT = "/document/", "/"
MOVED = "/document/coventry-youth-justice-2025"


@pytest.fixture
def world(tmp_path):
    with official_site(tmp_path) as opened:
        opened.publish(PAGE, TITLE, TELLS)
        opened.visit(hours=1)
        opened.site.asked.clear()
        yield opened


def look(world: World, **later: float) -> None:
    """Time passes, and every tick since."""
    world.visit(**later)
    world.site.asked.clear()
    world.app.withdrawals()


def stands(world: World) -> Status:
    (entry,) = world.app.records.ledger.inspections(COVENTRY)
    return entry.status


def kinds(world: World) -> list[EventKind]:
    return [event.kind for event in world.told]


def vanish(world: World, *paths: str) -> None:
    for path in paths:
        world.site.pages[path] = GONE
        world.listed.pop(path, None)
    world.site.pages["/list"] = reply("<main>" + "".join(world.listed.values()) + "</main>")


def test_a_page_that_is_there_is_asked_for_once_a_week(world):
    look(world, days=3)
    assert world.site.asked == []
    look(world, days=15)
    assert world.site.asked == [PAGE]
    look(world, minutes=5)
    look(world, days=1)
    assert world.site.asked == []
    assert kinds(world) == [EventKind.FIRST_RATING]


def test_a_page_gone_for_a_day_is_withdrawn_and_told_once(world):
    vanish(world, PAGE)
    look(world, days=8)
    assert (world.site.asked, stands(world)) == ([PAGE], Status.CONFIRMED)
    look(world, hours=5)
    assert (world.site.asked, stands(world)) == ([], Status.CONFIRMED)
    look(world, hours=20)
    assert (world.site.asked, stands(world)) == ([PAGE], Status.WITHDRAWN)
    look(world, days=2)
    look(world, days=8)
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]
    assert "HTTP 404 Not Found" in world.told[1].reasons[0]
    assert len(world.app.records.outbox.deliveries()) == 2
    entries = world.app.records.lookback.entries()
    assert [entry.status for entry in entries] == [Status.CONFIRMED, Status.WITHDRAWN]
    (then,) = as_known_on(entries, world.told[0].at.date(), ())
    assert then.status is Status.CONFIRMED


def test_a_page_that_is_back_counts_again(world):
    there = world.site.pages[PAGE]
    vanish(world, PAGE)
    look(world, days=8)
    look(world, days=1)
    world.site.pages[PAGE] = there
    look(world, days=8)
    assert stands(world) is Status.CONFIRMED
    assert kinds(world) == [EventKind.FIRST_RATING, *[EventKind.CORRECTION] * 2]
    look(world, days=8)
    assert len(kinds(world)) == 3


@pytest.mark.parametrize("status", [500, 503, 403, 429])
def test_a_site_in_trouble_withdraws_nothing(world, status):
    world.site.pages[PAGE] = reply("sorry", status)
    for _week in range(3):
        look(world, days=8)
    assert (stands(world), kinds(world)) == (Status.CONFIRMED, [EventKind.FIRST_RATING])


def test_a_single_failure_is_forgotten(world):
    there = world.site.pages[PAGE]
    for answer in (GONE, there, GONE, there):
        world.site.pages[PAGE] = answer
        look(world, days=8)
    assert stands(world) is Status.CONFIRMED


def test_a_release_that_vanishes_takes_nothing_with_it(world):
    world.publish(NEWS, "Coventry Youth Justice Service rated ‘Good’", TELLS)
    world.visit(hours=1)
    vanish(world, NEWS)
    for _day in range(20):
        look(world, days=1)
    assert (stands(world), kinds(world)) == (Status.CONFIRMED, [EventKind.FIRST_RATING])


def test_a_release_that_stays_brings_no_withdrawn_report_back(world):
    world.publish(NEWS, "Coventry Youth Justice Service rated ‘Good’", TELLS)
    world.visit(hours=1)
    vanish(world, PAGE)
    for _day in range(40):
        look(world, days=1)
    assert stands(world) is Status.WITHDRAWN
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]


def test_many_pages_gone_at_once_withdraw_nothing(world):
    towns = ("Leeds", "Bradford", "Salford", "Wigan", "Bolton")
    paths = [f"/document/{town}" for town in towns]
    for town, path in zip(towns, paths, strict=True):
        world.publish(path, TITLE.replace("Coventry", town), TELLS.replace("Coventry", town))
    world.visit(hours=1)
    vanish(world, PAGE, *paths)
    world.visit(days=8)
    for _look in range(40):
        look(world, minutes=11)
    for _look in range(40):
        look(world, hours=2)
    assert {each.status for each in world.app.records.ledger.inspections()} == {Status.CONFIRMED}
    assert EventKind.CORRECTION not in kinds(world)


@pytest.mark.parametrize("by_reading_again", [True, False])
def test_a_page_that_says_so_is_believed_at_once(world, by_reading_again):
    title = f"Withdrawn: {TITLE}"
    if by_reading_again:
        world.publish(PAGE, title, "This report has been withdrawn.", TELLS)
        world.visit(hours=7)
    else:
        world.publish(PAGE, title, "This report has been withdrawn.", TELLS, listed=False)
        vanish(world, "/")
        look(world, days=20)
    assert (stands(world), kinds(world)[1:]) == (Status.WITHDRAWN, [EventKind.CORRECTION])
    assert "Withdrawn" in world.told[1].reasons[0]
    look(world, days=8)
    assert len(kinds(world)) == 2


def test_a_page_corrected_long_after_in_place_is_read_though_no_list_tells(world):
    world.now += timedelta(days=20)
    world.publish(PAGE, TITLE, TELLS.replace("Good", "Inadequate"), listed=False)
    look(world, days=8)
    look(world, days=8)
    assert kinds(world) == [EventKind.FIRST_RATING, EventKind.CORRECTION]
    assert world.told[1].after.label == "Inadequate"
    assert len(world.app.records.outbox.deliveries()) == 2


def test_pages_older_than_a_year_are_left_in_peace(world):
    look(world, days=400)
    assert world.site.asked == []


def redirect(world: World, path: str, to: str) -> None:
    def away(handler):
        handler.send_response(301)
        handler.send_header("Location", world.site.url + to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    world.site.pages[path] = away


@pytest.mark.parametrize("to", [LIST, FRONT, "/our-reports/"])
def test_a_page_that_leads_to_a_list_is_gone(world, to):
    vanish(world, PAGE)
    redirect(world, PAGE, to)
    world.site.pages[to] = reply("<main><p>All our reports, and what we do.</p></main>")
    look(world, days=8)
    assert stands(world) is Status.CONFIRMED
    look(world, days=1)
    assert (stands(world), kinds(world)[1:]) == (Status.WITHDRAWN, [EventKind.CORRECTION])
    assert f"leads to {world.site.url}{to} instead" in world.told[1].reasons[0]
    look(world, days=8)
    look(world, days=8)
    assert (stands(world), len(kinds(world))) == (Status.WITHDRAWN, 2)


@pytest.mark.parametrize("gone_before", [True, False])
def test_a_page_that_leads_to_another_report_tells_nothing(world, gone_before):
    other = "/document/leeds-2025"
    world.publish(other, TITLE.replace("Coventry", "Leeds"), TELLS.replace("Coventry", "Leeds"))
    world.visit(hours=1)
    vanish(world, PAGE)
    if gone_before:
        look(world, days=8)
        look(world, days=1)
    before = stands(world), kinds(world)
    redirect(world, PAGE, other)
    for _week in range(4):
        look(world, days=8)
    assert (stands(world), kinds(world)) == before


def test_a_page_that_moved_is_there(world):
    world.numbers[MOVED] = world.numbers[PAGE]
    world.publish(MOVED, TITLE, TELLS, listed=False)
    vanish(world, PAGE)
    redirect(world, PAGE, MOVED)
    for _week in range(4):
        look(world, days=8)
    assert (stands(world), len(kinds(world))) == (Status.CONFIRMED, 1)


def withdrawn_by_404(world: World) -> None:
    vanish(world, PAGE)
    look(world, days=8)
    look(world, days=1)
    assert stands(world) is Status.WITHDRAWN


def withdrawn_by_word(world: World) -> None:
    world.publish(PAGE, f"Withdrawn: {TITLE}", "This report has been withdrawn.", TELLS)
    world.visit(hours=7)
    assert stands(world) is Status.WITHDRAWN


@pytest.mark.slow
@pytest.mark.parametrize("withdraw", [withdrawn_by_404, withdrawn_by_word])
@pytest.mark.parametrize("watcher_first", [True, False])
@pytest.mark.parametrize("page", [(PAGE, False), (PAGE, True), (MOVED, False), (MOVED, True)])
@pytest.mark.parametrize("rating", ["Good", "Inadequate"])
def test_a_report_that_is_published_again_is_told_once(
    world, withdraw, watcher_first, page, rating
):
    """``page``: its address, and does it bear a new date?"""
    withdraw(world)
    path, new_date = page
    listed = not (watcher_first and path == PAGE)
    stamp = world.now.isoformat() if new_date else "2025-09-01T10:00:00+01:00"
    words = TELLS.replace("Good", rating)
    world.listed.pop(PAGE, None)
    world.publish(path, TITLE, words, listed=listed, stamp=stamp)
    look(world, days=8) if watcher_first else world.visit(hours=7)
    for _week in range(3):
        world.publish(path, TITLE, words, stamp=stamp)
        look(world, days=8)
    assert kinds(world) == [EventKind.FIRST_RATING, *[EventKind.CORRECTION] * 2]
    event = world.told[2]
    assert (event.after.label, event.reasons) == (rating, (RETURNED,))
    assert (event.before is None) is (rating == "Good")
    (entry,) = world.app.records.ledger.inspections(COVENTRY)
    expected = Status.CONFIRMED if rating == "Good" else Status.CORRECTED
    assert (entry.status, entry.rating.label) == (expected, rating)
    assert len(world.app.records.outbox.deliveries()) == 3


def test_a_report_that_comes_back_months_later_is_no_new_inspection(world):
    withdrawn_by_404(world)
    world.now += timedelta(days=150)
    world.publish(MOVED, TITLE, TELLS, stamp=world.now.isoformat())
    world.visit(hours=1)
    assert kinds(world)[1:] == [EventKind.CORRECTION] * 2
    assert (stands(world), world.told[2].reasons) == (Status.CONFIRMED, (RETURNED,))


def test_the_reports_own_address_takes_the_place_of_the_press_releases(tmp_path):
    with official_site(tmp_path) as world:
        world.publish(NEWS, "Coventry Youth Justice Service rated ‘Good’", TELLS)
        world.visit(hours=1)
        (entry,) = world.app.records.ledger.inspections(COVENTRY)
        assert entry.report_url == world.site.url + NEWS
        world.publish(PAGE, TITLE, TELLS)
        world.visit(hours=1)
        world.publish(NEWS, "Coventry Youth Justice Service rated ‘Good’", TELLS, "Edited.")
        world.visit(hours=7)
        (entry,) = world.app.records.ledger.inspections(COVENTRY)
        assert entry.report_url == world.site.url + PAGE
        assert kinds(world) == [EventKind.FIRST_RATING]
