"""Every page at every width, light and dark, with scripts and without: whole, and for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from monitor.domain.event import EventKind
from tests.browser.window import DESK, PHONE, SMALL, Window, window
from tests.dashboard.house import House

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
SCHEMES = ("light", "dark")
WIDTHS = (SMALL, PHONE, DESK)
MOST_BYTES = 150_000
"""Of a page as it is, before it is compressed."""

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def whole(seen: Window, path: str) -> list[str]:
    """What is amiss with a page."""
    page = seen.go(path)
    found = seen.take()
    if seen.too_wide > 0:
        found.append(f"{seen.too_wide} px too wide")
    if page.locator("h1").count() != 1:
        found.append("not one heading")
    return [f"{path}: {fault}" for fault in found]


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
@pytest.mark.parametrize("width", [SMALL, DESK])
def test_nobody_is_kept_out(browser: Browser, shown: House, width: int, scheme: str):
    """By the rules of WCAG 2.2 AA as axe-core knows them."""
    found = []
    with window(browser, shown.address, width, scheme) as seen:
        for path in PAGES:
            result = Axe().run(seen.go(path), options=RULES)
            found += [
                f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}"
                for one in result.response["violations"]
            ]
    assert found == []


@pytest.mark.parametrize("width", [SMALL, DESK])
def test_the_first_pages_are_whole(browser: Browser, shown: House, width: int):
    with window(browser, shown.address, width) as seen:
        assert [fault for path in PAGES[:2] for fault in whole(seen, path)] == []


def test_no_page_weighs_much(shown: House):
    with shown.visitor() as visitor:
        sizes = {path: len(visitor.get(path).content) for path in PAGES}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_the_demo_shows_all_there_is(shown: House):
    """Else the pages that were looked at would be poorer than those of a service that has lived."""
    counts = shown.records.chronicle.counts()
    wanted = {EventKind.RATING_UP, EventKind.NEEDS_REVIEW, EventKind.CORRECTION}
    assert wanted <= counts.events.keys()
    assert {"sent", "dead"} <= {state for _, state in counts.deliveries}
