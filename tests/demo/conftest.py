"""The demonstration's parts, each started for one test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.demo.mail_sink import MailSink
from monitor.demo.newspaper import Newspaper
from monitor.demo.replica import Replica
from monitor.demo.slack_sink import SlackSink
from monitor.web import Settings, Web
from tests.loopback import HERE

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web(Settings("Probation Monitor's tests", inner=HERE), lambda: NOW)
    yield web
    web.close()


@pytest.fixture
def replica() -> Iterator[Replica]:
    with Replica() as site:
        yield site


@pytest.fixture
def paper() -> Iterator[Newspaper]:
    with Newspaper("Pennine Courier") as site:
        yield site


@pytest.fixture
def mail_sink(tmp_path: Path) -> Iterator[MailSink]:
    with MailSink(tmp_path / "mail") as sink:
        yield sink


@pytest.fixture
def slack_sink(tmp_path: Path) -> Iterator[SlackSink]:
    with SlackSink(tmp_path / "slack") as sink:
        yield sink
