"""The command ``audit`` beside a service that has worked, and what ``health`` says of it."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.demo.replica import Replica
from tests.cli.conftest import Desk
from tests.service.replica_world import OLD, OLD_NEWS, report


@pytest.fixture
def here(tmp_path: Path):
    """A service that has learned the replica, and the replica."""
    with Replica() as site:
        long_ago = utc_now() - timedelta(days=300)
        site.publish(*(replace(page, published=long_ago) for page in (OLD, OLD_NEWS)))
        (tmp_path / "monitor.toml").write_text(
            f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
        )
        (tmp_path / "sources.toml").write_text(
            f'[[source]]\nname = "rest"\nkind = "wordpress"\nurl = "{site.rest}"\n'
            "official = true\nevery_minutes = 10\n"
        )
        visit(tmp_path)
        yield Desk(tmp_path), site


def visit(folder: Path) -> None:
    with build(read_config(folder, {}), Console(quiet=True)) as service:
        for _ in service.rounds.visit_all():
            pass
        service.deliver()


def test_a_quiet_week_is_complete(here) -> None:
    desk, _site = here
    shown = desk.show("audit", columns=120)
    assert "No rated report was published in the last 7 days." in shown
    assert "0 published · 0 alerted · sources healthy 1/1 (asked: rest)" in shown


def test_each_report_stands_there_with_what_became_of_it(here) -> None:
    desk, site = here
    site.publish(report(200, "Plymouth", "Good", utc_now() + timedelta(seconds=1)))
    visit(desk.folder)
    shown = desk.show("audit", columns=140)
    assert re.search(r"Plymouth PDU .* under a minute +told", shown)
    assert "1 published · 1 alerted · worst delay under a minute · sources healthy 1/1" in shown
    answer = json.loads(desk.show("audit", "--json", "--days", "1"))
    (one,) = answer["reports"]
    assert (one["verdict"], one["missing"], answer["coverage"]["alerted"]) == ("told", None, 1)
    assert one["delay"] < 60
    assert one["told"] >= one["noticed"]


def test_a_report_that_nobody_found_is_told_with_exit_code_1(here) -> None:
    desk, site = here
    site.publish(report(200, "Plymouth", "Good", utc_now() + timedelta(milliseconds=1)))
    settings = read_config(desk.folder, {})
    (desk.folder / "monitor.toml").write_text(
        (desk.folder / "monitor.toml").read_text() + "audit_target_minutes = 1\n"
    )
    assert desk.call("audit").exit_code == 0, "a minute has not passed yet"
    with open_records(settings) as records:
        (done,) = records.audits.since(utc_now() - timedelta(days=1))
        (seen,) = done.proofs
        before = replace(seen, appeared=seen.appeared - timedelta(hours=1))
        records.audits.keep(replace(done, proofs=(before,)))
    told = desk.call("audit", columns=140)
    assert told.exit_code == 1
    assert "not discovered: no visit to any source has found the report" in told.stdout
    assert "1 published · 0 alerted" in told.stdout
    assert "alert_missing" in desk.show("events", columns=200)


def test_lists_that_nobody_can_ask_are_exit_code_2(here) -> None:
    desk, site = here
    site.fail(503)
    told = desk.call("audit")
    assert told.exit_code == 2
    assert "503" in told.stdout
    assert "nothing is proven" in told.stdout
    asked = json.loads(desk.call("audit", "--json").stdout)
    assert (asked["asked"], asked["coverage"]) == ([], None)


@pytest.mark.parametrize("days", ["0", "32", "soon"])
def test_days_that_are_none_are_refused(here, days) -> None:
    desk, _site = here
    assert desk.call("audit", "--days", days).exit_code == 2


def test_health_notices_an_auditor_that_stopped(here) -> None:
    desk, _site = here
    with open_records(read_config(desk.folder, {})) as records:
        records.heartbeats.beat("visits", utc_now())
        records.heartbeats.beat("audit", utc_now() - timedelta(hours=2))
        assert desk.call("health").exit_code == 0
        records.heartbeats.beat("audit", utc_now() - timedelta(hours=4))
    told = desk.call("health")
    assert told.exit_code == 1
    assert "no sign of audit" in told.stdout
    with (desk.folder / "monitor.toml").open("a") as file:
        file.write("audit_every_minutes = 0\n")
    assert desk.call("health").exit_code == 0


def test_health_waits_for_the_longest_conversation_with_a_mail_server(here) -> None:
    desk, _site = here
    with (desk.folder / "monitor.toml").open("a") as file:
        file.write(
            '[email]\nhost = "127.0.0.1"\nsender = "a@example.org"\nto = ["b@example.org"]\n'
        )
    with open_records(read_config(desk.folder, {})) as records:
        for name in ("visits", "deliveries by slack", "deliveries by email"):
            records.heartbeats.beat(name, utc_now() - timedelta(seconds=50))
        records.heartbeats.beat("deliveries by email", utc_now() - timedelta(seconds=170))
        assert desk.call("health").exit_code == 0
        records.heartbeats.beat("deliveries by email", utc_now() - timedelta(seconds=190))
    assert "no sign of deliveries by email" in desk.call("health").stdout
