"""Killed while it reads, replay has changed nothing; the next run does all of it."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.bootstrap.records import Records, open_records
from monitor.bootstrap.settings import read_config
from monitor.domain.ledger.change import Change
from monitor.domain.reading import Category, Reading
from tests.store import values

ARTICLES = 1_500
BEGIN = datetime(2025, 3, 3, 9, tzinfo=UTC)
UNREAD = Reading(Category.UNRELATED, (), (), ("not understood then",))
RATED = (
    "HM Inspectorate of Probation has given West Kent Probation Delivery Unit (PDU) an overall"
    " rating of ‘Outstanding’."
)
OTHER = "The probation service in Kent has moved to another office."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/monitor.sqlite3"\nbaseline = false\n'
    )
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'
    )
    with opened(tmp_path) as records:
        for number in range(ARTICLES):
            read_at = BEGIN + timedelta(minutes=number)
            article = values.article(str(number), read_at)
            text = RATED if number < 3 else OTHER
            kept = replace(article, title="In brief", published=read_at, text=text)
            records.ledger.record(kept, UNREAD, (), lambda known: Change())
    return tmp_path


def opened(folder: Path) -> Records:
    return open_records(read_config(folder, {}))


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "monitor", "replay", "--apply", "--config", str(folder)],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_it_is_done(folder: Path) -> None:
    process = start(folder)
    assert process.stderr is not None
    assert process.stderr.readline() == f"articles read again: 1000 of {ARTICLES}\n"
    process.kill()
    process.communicate()
    with opened(folder) as records:
        assert records.lookback.entries() == ()
        assert records.lookback.citations() == ()
    for _run in range(2):
        done = start(folder)
        shown, faults = done.communicate(timeout=120)
        assert done.returncode == 0, faults
        assert "Written." in shown
        with opened(folder) as records:
            assert len(records.lookback.entries()) == 1
            assert len(records.lookback.citations()) == 3
