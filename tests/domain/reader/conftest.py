"""One reader with the shipped gazetteer for all tests, and a short way to ask it."""

from collections.abc import Callable
from datetime import date

import pytest

from monitor.data import gazetteer, programmes
from monitor.domain.reader import Names, Reader
from monitor.domain.reading import Reading, Story

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(Names(gazetteer()), programmes())


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    def _read(
        text: str, title: str = "Inspection report", published: date | None = None
    ) -> Reading:
        return reader(Story(title, text, published=published))

    return _read
