"""A page of a real browser, and what it complained of while it was looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, Response

SMALL, PHONE, DESK = 320, 390, 1280
_HEIGHT = 900
_PATIENCE_MS = 30_000


@dataclass
class Window:
    """``complaints``: of its console (its policy among them), of its scripts, of what it asked for
    and did not get."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Until it is there whole; the stream of news stays open."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def follow(self, there: Locator) -> Page:
        """A click that leads to another page, or to this one anew: until that is there whole."""
        with self.page.expect_navigation(wait_until="load"):
            there.click()
        return self.page

    def take(self) -> list[str]:
        """What it complained of so far, once."""
        taken, self.complaints[:] = list(self.complaints), []
        return taken

    @property
    def too_wide(self) -> int:
        """By so many pixels it can be moved sideways."""
        found: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return found


@contextmanager
def window(
    browser: Browser,
    address: str,
    width: int = DESK,
    scheme: str = "light",
    *,
    scripts: bool = True,
) -> Iterator[Window]:
    """Of a visitor who was never there before. ``scheme``: light or dark."""
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=scripts,
    )
    try:
        context.set_default_timeout(_PATIENCE_MS)
        made = Window(context.new_page(), address)
        made.page.on("console", lambda said: _note(made, said.type, said.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("response", lambda answer: _note_fault(made, answer))
        yield made
    finally:
        context.close()


def _note(made: Window, sort: str, text: str) -> None:
    if sort in {"error", "warning"}:
        made.complaints.append(text)


def _note_fault(made: Window, answer: Response) -> None:
    if answer.status >= 400:
        made.complaints.append(f"{answer.status} for {answer.url}")
