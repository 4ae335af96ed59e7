"""Every page at every width, light and dark, with scripts and without: whole, and for everybody."""

import re
from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Browser, Page

from monitor.domain.article import SourceName
from monitor.domain.event import Event, EventKind
from tests.browser.looking import barriers, whole
from tests.browser.window import DESK, PHONE, SMALL, window
from tests.dashboard.house import NOW, House, rated

pytestmark = pytest.mark.xdist_group("browser")  # one browser, and one demo, for all of them

PAGES = (
    "/",
    "/ratings",
    "/ratings?q=london&sort=newest",
    "/ratings?q=nowhere",
    "/ratings?view=map",
    "/ratings?view=matrix&kind=pdu",
    "/bodies/pdu-west-kent",
    "/bodies/yjs-calderdale",
    "/bodies/region-london",
    "/inspections/pdu-west-kent-2026-03-02-kent",
    "/articles/kent",
    "/sources",
    "/deliveries",
    "/deliveries?state=dead",
    "/review",
    "/about",
    "/login",
)
ON_PHONES = (*PAGES[:2], "/ratings?view=matrix", *PAGES[6:11], "/sources", "/deliveries", "/review")
"""Those with tables or charts; of standards over many years only a part can be seen at once."""

SCHEMES = ("light", "dark")
WIDTHS = (SMALL, PHONE, DESK)
MOST_BYTES = 150_000
"""Of a page as it is, before it is compressed."""
ASSET = re.compile(r'(?:src|href)="(?P<address>/static/[^"]+)"')


@pytest.mark.slow
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_whole(
    browser: Browser, shown: House, width: int, scheme: str, scripts: bool
):
    with window(browser, shown.address, width, scheme, scripts=scripts) as seen:
        assert [fault for path in PAGES for fault in whole(seen, path)] == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_nobody_is_kept_out(browser: Browser, shown: House, width: int, scheme: str):
    """By the rules of WCAG 2.2 AA as axe-core knows them."""
    found = []
    with window(browser, shown.address, width, scheme) as seen:
        for path in PAGES:
            seen.go(path)
            found += barriers(seen, path)
    assert found == []


@pytest.mark.parametrize("width", [SMALL, DESK])
def test_the_first_pages_are_whole(browser: Browser, shown: House, width: int):
    with window(browser, shown.address, width) as seen:
        assert [fault for path in PAGES[:2] for fault in whole(seen, path)] == []


def cut_off(page: Page) -> list[str]:
    """What of a page is seen only if one moves it sideways."""
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll(".scroll:not(:has(.heat))")]
           .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel)"""
    )
    return found


@pytest.mark.parametrize("width", [SMALL, PHONE])
def test_a_phone_shows_tables_whole(browser: Browser, shown: House, width: int):
    with window(browser, shown.address, width) as seen:
        found = {path: cut_off(seen.go(path)) for path in ON_PHONES}
    assert {path: frames for path, frames in found.items() if frames} == {}


@pytest.mark.parametrize("width", [SMALL, PHONE, DESK])
def test_a_chart_can_be_read(browser: Browser, shown: House, width: int):
    with window(browser, shown.address, width) as seen:
        words = seen.go("/bodies/yjs-calderdale").locator(".timeline text")
        boxes = [one.bounding_box() or {} for one in words.all()]
    assert boxes
    assert all(box["height"] >= 11 for box in boxes)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize("width", [SMALL, DESK])
def test_the_longest_words_of_strangers_break(browser: Browser, house: House, width: int):
    word = "W" * 300

    def told(event: Event) -> Event:
        return replace(event, quote=word, body=word, origin=replace(event.origin, title=word))

    rated(house, "long", lambda one: replace(one, title=word, text=word), told)
    house.records.visits.failed(SourceName("The Paper"), word, NOW, NOW)
    paths = (*PAGES[:2], "/articles/long", "/inspections/pdu-west-kent-2026-03-02-long")
    with window(browser, house.address, width) as seen:
        walked = (*paths, "/bodies/pdu-west-kent", "/sources", "/deliveries", "/review")
        assert [fault for path in walked for fault in whole(seen, path)] == []


def test_no_page_weighs_much_with_all_that_it_needs(shown: House):
    with shown.visitor() as visitor:
        sizes = {path: weight(visitor, path) for path in PAGES}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def weight(visitor: httpx.Client, path: str) -> int:
    """Of a page together with its styles and scripts."""
    html = visitor.get(path)
    needed = {found["address"] for found in ASSET.finditer(html.text)}
    assert needed
    return len(html.content) + sum(len(visitor.get(one).content) for one in needed)


def test_the_demo_shows_all_there_is(shown: House):
    """Else the pages that were looked at would be poorer than those of a service that has lived."""
    counts = shown.records.chronicle.counts()
    wanted = {EventKind.RATING_UP, EventKind.NEEDS_REVIEW, EventKind.CORRECTION}
    assert wanted <= counts.events.keys()
    assert {"sent", "dead"} <= {state for _, state in counts.deliveries}
