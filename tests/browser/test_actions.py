"""What people do: look for a body, wait for news, decide, with a mouse or with keys alone."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import DESK, PHONE, window
from tests.dashboard.house import NOW, PASSWORD, House, asked, rated

pytestmark = pytest.mark.xdist_group("browser")  # one browser, and one demo, for all of them

SOON_MS = 10_000


def rows(page: Page) -> list[str]:
    return page.locator("#found tbody th").all_inner_texts()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_place_is_found_while_it_is_typed(browser: Browser, shown: House, width: int):
    with window(browser, shown.address, width) as seen:
        page = seen.go("/ratings")
        page.get_by_label("Body or place").fill("calderdale")
        expect(page.locator("#found .total b").first).to_have_text("3", timeout=SOON_MS)
        assert "Calderdale YJS" in rows(page)
        expect(page).to_have_url(re.compile("q=calderdale"), timeout=SOON_MS)
        page.go_back()
        expect(page.locator("#found tbody tr").nth(5)).to_be_visible(timeout=SOON_MS)
        assert seen.take() == []


def test_without_scripts_a_button_does_it(browser: Browser, shown: House):
    with window(browser, shown.address, scripts=False) as seen:
        page = seen.go("/ratings")
        page.locator("select[name=rating]").select_option("inadequate")
        page.locator("select[name=region]").select_option("region-london")
        seen.follow(page.get_by_role("button", name="Show"))
        assert "rating=inadequate" in page.url
        assert "Newham PDU" in rows(page)
        page.get_by_role("link", name="Newham PDU").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Newham PDU")


@pytest.mark.parametrize(
    ("view", "place"), [("Map of regions", "London"), ("Matrix", "Inadequate in London")]
)
def test_one_gets_from_the_regions_to_their_bodies(
    browser: Browser, shown: House, view: str, place: str
):
    with window(browser, shown.address) as seen:
        page = seen.go("/ratings")
        seen.follow(page.get_by_role("link", name=view))
        seen.follow(page.locator("#found").get_by_role("link", name=place).first)
        assert "region=region-london" in page.url
        assert "Newham PDU" in rows(page)


def test_news_comes_by_itself(browser: Browser, house: House):
    with window(browser, house.address) as seen:
        page = seen.go("/")
        before = page.locator("article.event").count()
        rated(house, "later", event=lambda one: replace(one, at=NOW + timedelta(minutes=1)))
        expect(page.locator("article.event")).to_have_count(before + 1, timeout=SOON_MS)
        assert seen.take() == []


def test_an_alert_that_was_given_up_is_tried_again(browser: Browser, house: House):
    with window(browser, house.address) as seen:
        page = seen.go("/deliveries?state=dead")
        seen.follow(page.get_by_role("button", name="Try again"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Deliveries")
    assert not house.records.outbox.dead()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_source_is_visited_when_one_says_so(browser: Browser, house: House, scripts: bool):
    with window(browser, house.address, scripts=scripts) as seen:
        seen.follow(seen.go("/sources").get_by_role("button", name="The Paper"))
        assert seen.page.url.endswith("/sources")
    assert house.records.requests.waiting()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_question_is_decided_and_decided_anew(browser: Browser, house: House, scripts: bool):
    asked(house)
    with window(browser, house.address, PHONE, scripts=scripts) as seen:
        page = seen.go("/review")
        page.get_by_text("Correct it").click()
        page.get_by_label("Rating").select_option("inadequate")
        page.get_by_role("button", name="Correct").click()
        expect(page.get_by_text("Corrected by operator")).to_be_visible()
        page.get_by_text("Decide again").click()
        page.get_by_role("button", name="Dismiss").click()
        expect(page.get_by_text("Dismissed by operator")).to_be_visible()
        assert seen.take() == []


def test_one_logs_in_and_out(browser: Browser, closed: House):
    with window(browser, closed.address, PHONE) as seen:
        page = seen.go("/deliveries")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
        page.get_by_label("Password").fill("not this one")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("That is not the password.")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Deliveries")
        seen.follow(page.get_by_role("button", name="Log out"))
        seen.go("/deliveries")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


def test_keys_alone_lead_everywhere(browser: Browser, shown: House):
    with window(browser, shown.address) as seen:
        page = seen.go("/")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to the content")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        seen.go("/ratings")
        reached = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
            assert visible(page)
        assert len(reached) == 40


def visible(page: Page) -> bool:
    """Can one see where one is?"""
    outline: str = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    return outline != "none"


def test_every_part_of_a_page_has_a_name(browser: Browser, shown: House):
    with window(browser, shown.address) as seen:
        page = seen.go("/ratings")
        for landmark in ("banner", "main", "contentinfo", "search"):
            expect(page.get_by_role(landmark)).to_have_count(1)  # type: ignore[arg-type]
        expect(page.get_by_role("navigation", name="Main")).to_have_count(1)
