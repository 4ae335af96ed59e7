"""Every action at phone and desk width, light and dark, with scripts and without."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import DESK, PHONE, Window, window
from tests.dashboard.house import CLOSED, PASSWORD, House, asked, opened, rated

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


def headed(page: Page, words: str) -> None:
    """Is this the page we are on?"""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def logs_in(seen: Window) -> None:
    page = seen.go("/deliveries")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    headed(page, "Deliveries")


def looks_for_a_body(seen: Window, *, scripts: bool) -> None:
    page = seen.go("/ratings")
    page.get_by_label("Body or place").fill("west kent")
    if not scripts:
        seen.follow(page.get_by_role("button", name="Show"))
    expect(page.locator("#found tbody tr")).to_have_count(1)
    page.get_by_role("link", name="West Kent PDU").click()
    headed(page, "West Kent PDU")
    page.get_by_role("link", name="evidence").first.click()
    page.get_by_role("link", name="as we read it").first.click()
    headed(page, "West Kent falls short")


def sets_things_right(seen: Window) -> None:
    page = seen.go("/deliveries?state=dead")
    seen.follow(page.get_by_role("button", name="Try again"))
    headed(page, "Deliveries")
    seen.follow(seen.go("/sources").get_by_role("button", name="The Paper"))
    headed(page, "Sources")


def decides(seen: Window) -> None:
    page = seen.go("/review")
    page.get_by_text("Correct it").click()
    page.get_by_label("Rating").select_option("inadequate")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_text("Corrected by operator")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_everything_can_be_done(
    browser: Browser, tmp_path: Path, width: int, scheme: str, scripts: bool
):
    with (
        opened(tmp_path, CLOSED) as house,
        window(browser, house.address, width, scheme, scripts=scripts) as seen,
    ):
        rated(house)
        asked(house)
        logs_in(seen)
        looks_for_a_body(seen, scripts=scripts)
        sets_things_right(seen)
        decides(seen)
        assert done(house)
        seen.follow(seen.page.get_by_role("button", name="Log out"))
        assert seen.take() == []


def done(house: House) -> bool:
    """All of it reached the service."""
    return not house.records.outbox.dead() and bool(house.records.requests.waiting())
