"""A real browser, in front of a dashboard on which everything can be seen: that of the demo."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from monitor.bootstrap.settings import read_config
from monitor.demo import play
from monitor.demo.story import DAYS
from tests.browser.chromium import launched
from tests.browser.failing import Failing
from tests.dashboard.house import CLOSED, GUESTS, OPEN, House, asked, decided, opened, rated, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play_wright:
        found = launched(play_wright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was played to its end."""
    folder = tmp_path_factory.mktemp("lived") / "demo"
    assert play(folder, len(DAYS), Console(file=io.StringIO()), pause=0)
    return folder


@pytest.fixture(scope="session")
def shown(lived: Path) -> Iterator[House]:
    """Its dashboard, on the morning after; an alert was given up. Tests change nothing on it."""
    morning = DAYS[-1].scenes[-1].at + timedelta(hours=20)
    with served(read_config(lived / "config", {}), OPEN, now=morning) as house:
        rated(house)
        asked(house)
        decided(house)
        yield house


@pytest.fixture(scope="session")
def guarded(lived: Path) -> Iterator[House]:
    """The same as guests see it who do not know the password. Tests change nothing on it."""
    morning = DAYS[-1].scenes[-1].at + timedelta(hours=20)
    with served(read_config(lived / "config", {}), GUESTS, now=morning) as house:
        yield house


@pytest.fixture(scope="session")
def failing(lived: Path, shown: House) -> Iterator[House]:
    """The same; but for some pages its database is gone, and others have a fault."""
    assert shown.records.outbox.dead()
    with served(read_config(lived / "config", {}), OPEN, behind=Failing) as house:
        yield house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """One of its own, for a test that changes it."""
    with opened(tmp_path) as made:
        rated(made)
        yield made


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[House]:
    """The same with a password."""
    with opened(tmp_path, CLOSED) as made:
        rated(made)
        yield made
