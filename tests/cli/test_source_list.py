"""``sources``: how each stands, those in trouble first."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.cli.commands.app import app
from monitor.domain.article import Validators
from monitor.domain.source import SourceName
from monitor.domain.visiting.source_state import Condition, State
from monitor.domain.visiting.source_yield import Yield, yielded
from monitor.domain.visiting.visit import Answered

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def here(desk):
    made = desk()
    (made.folder / "sources.toml").write_text(
        "\n".join(
            f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "https://x.example/{name}"\n'
            for name in ("Well", "Late", "Gone", "New")
        )
    )
    now = utc_now()
    with open_records(read_config(made.folder, {})) as records:
        for name in ("Well", "Late", "Gone"):
            good = Answered(f"https://x.example/{name}", Validators())
            records.visits.succeeded(SourceName(name), good, now, now)
        records.states.keep(
            SourceName("Late"), Condition(State.LATE, now, "nothing new for 9 days")
        )
        records.states.keep(SourceName("Gone"), Condition(State.GONE, now, "HTTP 404 Not Found"))
    return made


def test_those_in_trouble_come_first_and_the_last_line_counts_them(here):
    shown = here.show("sources", columns=160)
    assert [line.split()[0] for line in shown.splitlines()[1:5]] == ["Gone", "Late", "New", "Well"]
    assert "HTTP 404 Not Found" in shown
    assert "nothing new for 9 days" in shown
    assert "Sources that are on: 4 (" in shown
    assert "1 gone" in shown


def test_those_in_one_state(here):
    (row,) = json.loads(here.show("sources", "--state", "gone", "--json"))
    assert (row["name"], row["state"], row["reason"]) == ("Gone", "gone", "HTTP 404 Not Found")
    assert row["items_30_days"] == 0
    assert row["median_delay_s"] is None


def test_a_state_that_is_none_is_refused(here):
    done = CliRunner().invoke(app, ["sources", "--state", "ill", "--config", str(here.folder)])
    assert "'ill' is none of healthy, late" in str(done.exception)


def test_what_a_source_brought():
    read = [
        (NOW - timedelta(hours=3), NOW, True),
        (NOW - timedelta(hours=1), NOW, False),
        (NOW + timedelta(hours=1), NOW, False),
        (None, NOW, False),
    ]
    assert yielded(read) == Yield(4, 1, timedelta(hours=1))
    assert yielded([(None, NOW, False)]).delay is None
