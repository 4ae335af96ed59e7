"""The configuration is edited while the service runs."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.fingerprint import fingerprint
from monitor.bootstrap.reloading import Reload
from monitor.bootstrap.service import App, build
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.domain.delivery import ChannelName
from monitor.domain.event import EventKind
from tests.empty_database import put_empty_database
from tests.loopback import Site, rss, web_site
from tests.service.conftest import Clock

FAULT = "every_minutes = -5\n"


def row(site: Site, name: str, more: str = "") -> str:
    return (
        f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "{site.url}/{name}"\n'
        f"may_be_empty = true\n{more}"
    )


@dataclass
class Running:
    """A service, and the folder that it was made of."""

    folder: Path
    site: Site
    clock: Clock = field(default_factory=Clock)
    env: dict[str, str] = field(default_factory=dict)
    taken_over: list[Config] = field(default_factory=list)
    app: App = field(init=False)
    reload: Reload = field(init=False)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text)

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text()
        assert old in text
        self.write(name, text.replace(old, new))

    def start(self) -> None:
        judged = fingerprint(self.folder, self.env)
        self.reload = Reload(judged, self.env, self.taken_over.append)
        clocks = Clocks(self.clock, self.clock)
        self.app = build(read_config(self.folder, self.env), Console(quiet=True), clocks)

    def look(self) -> bool:
        """Was the service replaced?"""
        self.clock.pass_by(seconds=5)
        new = self.reload(self.app)
        self.app = new or self.app
        return new is not None

    def visited(self) -> set[str]:
        return {outcome.source.name for outcome in self.app.rounds.visit_all()}

    @property
    def told(self) -> list[EventKind]:
        return [event.kind for event in reversed(self.app.records.ledger.events())]

    @property
    def said(self) -> str:
        return " ".join(self.app.records.ledger.events()[0].reasons)


@pytest.fixture
def running(tmp_path):
    put_empty_database(tmp_path / "m.sqlite3")
    with web_site() as site:
        for name in ("a", "b", "c"):
            site.pages[f"/{name}"] = rss([])
        made = Running(tmp_path, site)
        made.write(
            "monitor.toml",
            f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n',
        )
        made.write("sources.toml", row(site, "a") + row(site, "b"))
        made.start()
        first = made.app
        with first:
            yield made


def test_sources_come_and_go_and_those_that_stay_keep_their_memory(running):
    assert running.visited() == {"a", "b"}
    before = running.app.records.visits.of("a")
    running.write("sources.toml", row(running.site, "a") + row(running.site, "c"))
    assert not running.look()
    assert running.look()
    assert running.app.records.visits.of("a") == before
    assert running.app.records.visits.of("c").next_due_at is None
    assert running.visited() == {"a", "c"}
    assert [len(one.sources) for one in running.taken_over] == [2]
    assert running.told == []


def test_without_an_edit_nothing_is_replaced(running):
    for path in running.folder.glob("*.toml"):
        path.touch()
    assert not any(running.look() for _ in range(4))


def test_a_file_that_is_just_being_saved_raises_no_alarm(running, caplog):
    whole = (running.folder / "sources.toml").read_text()
    running.write("sources.toml", whole[:40])
    assert not running.look()
    running.write("sources.toml", whole + row(running.site, "c"))
    assert not running.look()
    assert running.look()
    assert running.told == []
    assert "refused" not in caplog.text


def test_a_faulty_edit_is_told_once_and_the_service_goes_on_as_before(running):
    running.write("sources.toml", row(running.site, "a", FAULT) + row(running.site, "c"))
    assert not any(running.look() for _ in range(4))
    assert running.told == [EventKind.CONFIG_REFUSED]
    assert "sources.toml: source 1 ('a'), every_minutes" in running.said
    assert running.visited() == {"a", "b"}
    assert running.taken_over == []
    running.edit("sources.toml", FAULT, f"{FAULT}# hm\n")  # other words, the same fault
    assert not any(running.look() for _ in range(3))
    assert running.told == [EventKind.CONFIG_REFUSED]
    running.write("sources.toml", "[[source\n")
    assert not any(running.look() for _ in range(3))
    assert running.told == [EventKind.CONFIG_REFUSED] * 2
    assert "at line 1" in running.said
    running.write("sources.toml", row(running.site, "c"))
    assert [running.look() for _ in range(4)] == [False, True, False, False]
    assert running.told == [*[EventKind.CONFIG_REFUSED] * 2, EventKind.CONFIG_ACCEPTED]
    assert running.visited() == {"c"}


def test_what_was_taken_back_is_mended_too(running):
    whole = (running.folder / "monitor.toml").read_text()
    running.edit("monitor.toml", "gap_seconds = 0", "gap_second = 0")
    assert not any(running.look() for _ in range(2))
    running.write("monitor.toml", whole)
    assert [running.look() for _ in range(3)] == [False, True, False]
    assert running.told == [EventKind.CONFIG_REFUSED, EventKind.CONFIG_ACCEPTED]
    running.edit("monitor.toml", "gap_seconds = 0", "gap_second = 0")
    running.clock.pass_by(days=30)
    assert not any(running.look() for _ in range(2))
    assert running.told[2:] == [EventKind.CONFIG_REFUSED]


def test_what_was_refused_before_a_restart_is_mended_by_it(running):
    whole = (running.folder / "sources.toml").read_text()
    running.write("sources.toml", "[[source\n")
    assert not any(running.look() for _ in range(2))
    running.write("sources.toml", whole)
    running.app.__exit__()
    running.start()
    with running.app:
        assert not any(running.look() for _ in range(2))
        assert running.told == [EventKind.CONFIG_REFUSED, EventKind.CONFIG_ACCEPTED]


def test_a_way_out_comes_with_a_good_edit_and_goes_with_another(running):
    hook = '[[webhook]]\nname = "crm"\nurl = "https://crm.example/in"\n'
    whole = (running.folder / "monitor.toml").read_text()
    running.write("monitor.toml", whole + hook)
    assert not any(running.look() for _ in range(2))
    assert "MONITOR_WEBHOOK_CRM_SECRET: is missing" in running.said
    (told,) = running.app.records.outbox.deliveries()
    assert told.recipient.channel == "console"  # the only way out that there was before
    running.env["MONITOR_WEBHOOK_CRM_SECRET"] = "whsec_" + "A" * 43 + "="
    running.write("monitor.toml", f"{whole}{hook}# with its secret\n")
    assert [running.look() for _ in range(2)] == [False, True]
    assert running.app.deliver.channels.keys() == {ChannelName("webhook:crm")}
    assert "console" in running.app.deliver.names()  # what waits there still has its turn
    running.write("monitor.toml", whole)
    assert [running.look() for _ in range(2)] == [False, True]
    assert running.app.deliver.channels.keys() == {ChannelName("console")}


def test_a_secret_in_a_file_is_taken_over_when_it_changes(running):
    secret = running.folder / "slack"
    secret.write_text("https://hooks.slack.example/services/one")
    running.env["MONITOR_SLACK_WEBHOOK_FILE"] = str(secret)
    assert [running.look() for _ in range(3)] == [False, True, False]
    secret.write_text("https://hooks.slack.example/services/two")
    assert [running.look() for _ in range(3)] == [False, True, False]
    assert running.taken_over[-1].slack.webhook.reveal().endswith("two")


def test_the_database_stays_the_one_it_is(running, caplog):
    running.edit("monitor.toml", "m.sqlite3", "other.sqlite3")
    assert [running.look() for _ in range(2)] == [False, True]
    assert running.app.settings.database.endswith("m.sqlite3")
    assert "config_at_next_start" in caplog.text
    assert not (running.folder / "other.sqlite3").exists()


def test_a_template_of_ones_own_is_taken_over(running):
    folder = running.folder / "templates"
    folder.mkdir()
    (folder / "alert.txt").write_text("In our own words.")
    assert [running.look() for _ in range(2)] == [False, True]


def test_edits_do_not_put_off_the_audit_for_ever(running):
    running.write("sources.toml", row(running.site, "a", "official = true\n"))
    assert [running.look() for _ in range(2)] == [False, True]
    due = running.app.audit.due
    running.clock.pass_by(minutes=10)
    running.write("sources.toml", row(running.site, "a", "official = true\n# edited\n"))
    assert [running.look() for _ in range(2)] == [False, True]
    assert running.app.audit.due == due
