"""A real database, a clock that a test moves, and one saved alert per channel."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from monitor.bootstrap.records import Records, open_records
from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.delivery import ChannelName, Letter, Recipient
from monitor.domain.event import Event
from monitor.domain.ledger.change import Change
from monitor.domain.rating import Rating
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription
from monitor.errors import DeliveryError
from tests.domain.samples import article, change, finding, knowing, report
from tests.empty_database import put_empty_database

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Post:
    """The far end of a channel: takes, or raises what a test put there."""

    fault: DeliveryError | None = None
    refusing: frozenset[str] | None = None
    tried: int = 0
    got: list[Event] = field(default_factory=list)

    def send(self, letter: Letter, address: str) -> None:
        self.tried += 1
        if self.fault and (self.refusing is None or address in self.refusing):
            raise self.fault
        self.got += letter.events


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def records(tmp_path, clock) -> Iterator[Records]:
    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\n'
    )
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.org/rss"\n'
    )
    put_empty_database(tmp_path / "m.sqlite3")
    with open_records(load(tmp_path, {"feed"}, gazetteer(), {}), clock) as opened:
        yield opened


def saved(records: Records, *channels: str, count: int = 1) -> None:
    """So many articles about different inspections, each with a delivery to each channel."""
    places = tuple(Recipient(*_place(name)) for name in channels)
    route = Router((Subscription("desk", places),), gazetteer().bodies)
    for number in range(count):
        art = article(f"20{21 + number}-12-01", name=str(number))
        reading = report(finding(Rating.GOOD))
        made = change(art, reading, knowing())
        deliveries = route(made.events, NOW)
        whole = Change(made.entries, made.evidence, made.events, deliveries)
        records.ledger.record(art, reading, (), lambda _known, whole=whole: whole)


def _place(name: str) -> tuple[ChannelName, str]:
    channel, _, address = name.partition(" ")
    return ChannelName(channel), address
