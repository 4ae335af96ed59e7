"""Dashboards for the tests: one that anybody may look at, one that nobody may change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.house import CLOSED, House, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Open to whoever reaches it."""
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[House]:
    """With a password."""
    with opened(tmp_path, CLOSED) as made:
        yield made
