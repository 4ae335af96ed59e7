"""What hosts ask of programs, kept."""

from datetime import timedelta

from monitor.domain.visiting.robots import RobotsFile
from monitor.store.engine.database import Database
from monitor.store.robots import RobotsFiles
from tests.store.values import NOW

HERE, THERE = "https://a.example", "https://b.example:8443"


def test_it_comes_back_as_it_was(database: Database) -> None:
    files = RobotsFiles(database)
    for known in (RobotsFile(NOW, "User-agent: *"), RobotsFile(NOW, None, "HTTP 503", NOW)):
        files.keep(HERE, known)
        assert files.of(HERE) == known
    assert files.of(THERE) is None


def test_of_hosts_that_nobody_asks_nothing_stays(database: Database) -> None:
    files = RobotsFiles(database)
    files.keep(HERE, RobotsFile(NOW, ""))
    files.keep(THERE, RobotsFile(NOW + timedelta(days=29), ""))
    assert files.of(HERE) is not None
    files.keep(THERE, RobotsFile(NOW + timedelta(days=31), ""))
    assert files.of(HERE) is None
