"""What those see who may not everything, and what everybody sees when something is amiss."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import barriers, misfits, whole
from tests.browser.window import DESK, PHONE, SMALL, Window, window
from tests.dashboard.house import CLOSED, PASSWORD, House, opened

pytestmark = pytest.mark.xdist_group("browser")  # one browser, and one demo, for all of them

OPEN_TO_GUESTS = (
    "/",
    "/ratings",
    "/ratings?view=map",
    "/ratings?view=matrix",
    "/bodies/yjs-calderdale",
    "/about",
    "/login",
)
ONLY_FOR_OPERATORS = ("Review", "Sources", "Deliveries")
DRESSES = [(width, scheme) for width in (SMALL, PHONE, DESK) for scheme in ("light", "dark")]


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("width", "scheme"), DRESSES)
def test_every_page_of_guests_is_whole(
    browser: Browser, guarded: House, width: int, scheme: str, scripts: bool
):
    with window(browser, guarded.address, width, scheme, scripts=scripts) as seen:
        assert [fault for path in OPEN_TO_GUESTS for fault in whole(seen, path)] == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), DRESSES)
def test_no_guest_is_kept_out(browser: Browser, guarded: House, width: int, scheme: str):
    found = []
    with window(browser, guarded.address, width, scheme) as seen:
        for path in OPEN_TO_GUESTS:
            seen.go(path)
            found += barriers(seen, path)
    assert found == []


def test_guests_are_shown_nothing_that_they_cannot_open(browser: Browser, guarded: House):
    with window(browser, guarded.address) as seen:
        page = seen.go("/")
        for word in ONLY_FOR_OPERATORS:
            expect(page.get_by_role("link", name=word, exact=True)).to_have_count(0)
        expect(page.get_by_role("button")).to_have_count(0)


def test_who_logs_in_stays_where_they_were(browser: Browser, guarded: House):
    with window(browser, guarded.address) as seen:
        page = seen.go("/bodies/yjs-calderdale")
        page.get_by_role("link", name="Log in").click()
        expect(page.get_by_role("banner").get_by_text("Log in")).to_have_count(0)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Calderdale YJS")
        expect(page.get_by_role("link", name="Sources")).to_be_visible()


def test_strangers_are_offered_no_way_that_leads_back(browser: Browser, tmp_path: Path):
    with opened(tmp_path, CLOSED) as house, window(browser, house.address) as seen:
        page = seen.go("/ratings")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
        expect(page.get_by_role("navigation", name="Main")).to_have_count(0)


def nothing_there(seen: Window) -> Page:
    return seen.go("/nowhere")


def no_such_article(seen: Window) -> Page:
    return seen.go("/articles/nothing")


def an_old_form(seen: Window) -> Page:
    """As after a restart, while the page was open."""
    page = seen.go("/deliveries?state=dead")
    page.locator("form[action='/deliveries/resend'] input[name=key]").first.evaluate(
        "(one) => { one.value = 'older' }"
    )
    return seen.follow(page.get_by_role("button", name="Try again").first)


def a_fault_of_ours(seen: Window) -> Page:
    return seen.go("/ratings")


def no_database(seen: Window) -> Page:
    return seen.go("/sources")


AMISS = {
    nothing_there: "There is no such page",
    no_such_article: "There is no such article",
    an_old_form: "You may not do this",
    a_fault_of_ours: "This page could not be made",
    no_database: "Not now",
}


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), DRESSES)
def test_what_is_amiss_is_told_on_a_page(browser: Browser, failing: House, width: int, scheme: str):
    with window(browser, failing.address, width, scheme) as seen:
        for at_fault, title in AMISS.items():
            page = at_fault(seen)
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            assert [*barriers(seen, title), *misfits(seen)] == []
            expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
