"""What is amiss with a page that somebody looks at."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.window import Window

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def whole(seen: Window, path: str) -> list[str]:
    """Of a page that is there: it complains of nothing, fits, and has one heading."""
    seen.go(path)
    return [f"{path}: {fault}" for fault in (*seen.take(), *misfits(seen))]


def misfits(seen: Window) -> list[str]:
    """Of the page that is open, whatever it says."""
    found = [f"{seen.too_wide} px too wide"] if seen.too_wide > 0 else []
    return found if seen.page.locator("h1").count() == 1 else [*found, "not one heading"]


def barriers(seen: Window, name: str) -> list[str]:
    """Of the page that is open, by the rules of WCAG 2.2 AA as axe-core knows them."""
    return [
        f"{name}: {one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in Axe().run(seen.page, options=_RULES).response["violations"]
    ]
