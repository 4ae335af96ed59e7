"""``python -m tests.browser.chromium``: sees to it that there is a browser for the tests.

The system's own is taken where there is one. Where there is none, the distribution's package is
installed, where we may; where that cannot be had, Playwright's is fetched.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.packages import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

MISSING = (
    "the browser tests need Chromium, and it could not be fetched: install it"
    " (Debian, Ubuntu: apt-get install chromium), or say where it is with CHROMIUM=/path/to/it"
)


def chromium(play: Playwright) -> str:
    """Its path. Raises LookupError where there is none."""
    own = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found = own or play.chromium.executable_path
    if not Path(found).is_file():
        raise LookupError(MISSING)
    return found


def launched(play: Playwright) -> Browser:
    """Without a window. As root, as in a container, it runs only without its own sandbox."""
    return play.chromium.launch(
        executable_path=chromium(play),
        args=["--disable-gpu", "--no-first-run", "--disable-background-networking"]
        + (["--no-sandbox"] if os.geteuid() == 0 else []),
    )


def main() -> int:
    """The exit code: 1 where there is none and none can be had."""
    with sync_playwright() as play:
        for fetch in (_from_the_distribution, _from_playwright):
            if not _is_there(play):
                fetch()
        if _is_there(play):
            return 0
    sys.stderr.write(f"{MISSING}\n")
    return 1


def _is_there(play: Playwright) -> bool:
    try:
        return bool(chromium(play))
    except LookupError:
        return False


def _from_the_distribution() -> None:
    install("chromium")


def _from_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    sys.exit(main())
