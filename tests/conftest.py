"""What each test leaves as it found it."""

import logging
import os
import signal
from collections.abc import Iterator

import pytest

from tests import postgres


def pytest_configure() -> None:
    """Where the tests run in the background of a shell, Ctrl-C is ignored by them, and would be by
    every program that they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for servers that are slow on purpose."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL of one's own: it begins with the first test that wants it."""
    with postgres.server() as running:
        yield running


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    # Commands run in this process set the level of the root logger, for good.
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    root.handlers[:] = handlers
