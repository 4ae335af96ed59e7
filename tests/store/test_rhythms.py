"""How often sources tell something, kept."""

from datetime import timedelta

from monitor.domain.article import SourceName
from monitor.domain.source import Timing
from monitor.domain.visiting.rhythm import Rhythm
from monitor.store.engine.database import Database
from monitor.store.rhythms import Rhythms

FEED = SourceName("feed")


def test_it_comes_back_as_it_was(database: Database) -> None:
    timing = Timing(timedelta(minutes=15), frozenset({0, 3}), frozenset({6}))
    for rhythm in (Rhythm(timing, timedelta(hours=2, seconds=0.5)), Rhythm()):
        Rhythms(database).keep(FEED, rhythm)
        assert Rhythms(database).of(FEED) == rhythm


def test_of_others_nothing_is_known(database: Database) -> None:
    Rhythms(database).keep(SourceName("other"), Rhythm(usual=timedelta(hours=1)))
    assert Rhythms(database).of(FEED) == Rhythm()
