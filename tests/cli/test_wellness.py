"""``health``, with files that are in order and with others."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.config import database_of
from monitor.domain.upkeep.config_news import KINDS, accepted, refused


@pytest.fixture
def served(desk):
    """A service that works, and refused an edit two minutes ago."""
    made, now = desk(), datetime.now(UTC)
    with open_records(read_config(made.folder, {})) as records:
        records.heartbeats.beat("visits", now)
        event = refused(("sources.toml: no such key",), None, now - timedelta(minutes=2))
        records.announcements.tell((event,), ())
    return made


def words(done) -> str:
    return " ".join(done.stdout.split())


def test_what_the_service_refuses_is_told_while_it_is_well(served):
    done = served.call("health")
    assert done.exit_code == 0
    assert words(done).startswith("Well; at work: visits. The service refuses its edited config")
    assert "sources.toml: no such key" in words(done)
    assert "sources.toml: no such key" in words(served.call("sources"))


def test_what_is_mended_is_told_no_more(served):
    with open_records(read_config(served.folder, {})) as records:
        last = records.announcements.last(KINDS)
        records.announcements.tell((accepted(last, datetime.now(UTC)),), ())
    assert words(served.call("health")) == "Well; at work: visits."


@pytest.mark.parametrize("broken", ["nonsense = 1\n", "[[email]\n", "\n[slack]\nx = \n"])
def test_faulty_files_do_not_make_a_working_service_ill(served, broken):
    file = served.folder / "monitor.toml"
    file.write_text(file.read_text() + broken)
    done = served.call("health")
    assert done.exit_code == 0
    assert "Well; at work: visits." in words(done)
    assert "started now, the service refuses it: " in words(done)
    assert "monitor.toml" in words(done)


def test_a_service_that_stands_still_is_ill_with_faulty_files_too(served):
    with open_records(read_config(served.folder, {})) as records:
        records.heartbeats.beat("visits", datetime.now(UTC) - timedelta(hours=2))
    (served.folder / "sources.toml").write_text("[[source\n")
    assert served.call("health").exit_code == 1


@pytest.mark.parametrize(
    ("text", "env", "url"),
    [
        ('database = "sqlite:///a"\nx = [\n', {}, "sqlite:///a"),
        ('database="sqlite:///a" # here\n', {"MONITOR_DATABASE": "sqlite:///b"}, "sqlite:///b"),
        ('[email]\ndatabase = "sqlite:///a"\n', {}, "sqlite:///var/monitor.sqlite3"),
        ("database = \n", {}, "sqlite:///var/monitor.sqlite3"),
    ],
)
def test_the_database_is_found_in_files_that_are_faulty_elsewhere(tmp_path, text, env, url):
    (tmp_path / "monitor.toml").write_text(text)
    assert database_of(tmp_path, env) == url
