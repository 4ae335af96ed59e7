"""Once a day, in small steps, and never in the way of others."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from monitor.bootstrap.records import Records
from monitor.domain.article import ArticleId
from monitor.domain.reading import Category
from monitor.domain.upkeep.pruning import Dropped
from monitor.service.pruning import DailyPrune, Prune
from tests.domain.samples import article, report
from tests.service.conftest import Clock

TEXTS = timedelta(days=180)


@dataclass
class Others:
    """Who write between two steps; ``ending``: the service ends after so many."""

    waited: list[float] = field(default_factory=list)
    ending: int = 1_000

    def __call__(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return len(self.waited) >= self.ending


@dataclass
class House:
    records: Records
    clock: Clock
    others: Others = field(default_factory=Others)

    def daily(self, texts: timedelta | None = TEXTS) -> DailyPrune:
        give_back = self.records.compaction.give_back
        prune = Prune(self.records.retention, give_back, texts, self.clock)
        return DailyPrune(prune, self.others, self.clock)

    def keep(self, count: int, begin: int = 0) -> None:
        unrelated = report().__class__(Category.UNRELATED, (), (), ())
        self.records.ledger.add_idle(
            [(article("2023-01-01", name=str(begin + n)), unrelated) for n in range(count)]
        )

    def texts(self) -> int:
        return self.records.retention.droppable(
            datetime.max.replace(tzinfo=self.clock.now.tzinfo)
        ).texts


@pytest.fixture
def house(records: Records, clock: Clock) -> House:
    return House(records, clock)


def test_what_is_old_goes_at_the_first_look_and_then_none_is_taken_for_a_day(house: House) -> None:
    house.keep(3)
    daily = house.daily()
    daily()
    assert house.texts() == 0
    house.keep(3, begin=10)
    house.clock.pass_by(hours=23)
    daily()
    assert house.texts() == 3
    house.clock.pass_by(hours=1)
    daily()
    assert house.texts() == 0


def test_a_large_database_takes_several_looks_each_in_small_steps(house: House) -> None:
    house.keep(4_500)
    daily = house.daily()
    daily()
    assert 0 < house.texts() < 4_500
    assert len(house.others.waited) == 20
    for _ in range(3):
        daily()
    assert house.texts() == 0


def test_it_ends_with_the_service_and_goes_on_with_the_next(house: House) -> None:
    house.keep(1_000)
    house.others.ending = 2
    house.daily()()
    assert house.texts() == 800
    house.others.ending = 1_000
    house.daily()()
    assert house.texts() == 0


def test_texts_may_be_kept_for_ever(house: House) -> None:
    house.keep(3)
    house.daily(texts=None)()
    assert house.texts() == 3


def test_what_was_dropped_is_known_still(house: House) -> None:
    house.keep(1)
    house.daily()()
    assert house.records.ledger.seen(ArticleId(article("2023-01-01", name="0").id)) is not None


def test_a_clock_that_was_set_back_does_not_put_it_off(house: House) -> None:
    daily = house.daily()
    daily()
    house.clock.pass_by(days=-1)
    house.keep(1)
    daily()
    assert house.texts() == 0


def test_nothing_is_written_to_say_what_would_go(house: House) -> None:
    house.keep(2)
    give_back = house.records.compaction.give_back
    prune = Prune(house.records.retention, give_back, TEXTS, house.clock)
    assert prune.droppable() == Dropped(2, 2 * len(article("2023-01-01").text))
    assert house.texts() == 2
