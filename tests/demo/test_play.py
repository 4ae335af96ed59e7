"""The whole demonstration, on real wires and a real database."""

import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from rich.console import Console

from monitor.bootstrap.records import open_records
from monitor.bootstrap.settings import read_config
from monitor.demo import play
from monitor.demo.script import Alert, Day, Scene
from monitor.demo.story import DAYS
from monitor.demo.story.when import at
from monitor.domain.body import BodyId
from monitor.domain.delivery import DeliveryState
from monitor.domain.inspection import Status
from monitor.domain.telling.subscription import NEWS
from monitor.errors import ConfigError

pytestmark = pytest.mark.xdist_group("demo")  # the days are played once

DUE = (
    "▼ Blackburn with Darwen PDU: Requires improvement → Inadequate",
    "▲ Stockport YJS: Requires improvement → Outstanding",
    "▲ Wigan PDU: Requires improvement → Good",
    "★ Plymouth PDU: Requires improvement (first known rating)",
    "✎ Correction: Plymouth PDU: Inadequate, not Requires improvement",
    "= Ealing and Hillingdon PDU: Inadequate, unchanged",
    "▲ Lambeth PDU: Inadequate → Requires improvement",
    "▼ Newham PDU: Requires improvement → Inadequate",
    "= Calderdale YJS: Requires improvement, unchanged",
    "? To be checked: Harrowdale PDU: “Harrowdale PDU rated ‘Inadequate’”",
    "○ New report without rating: London region: "
    "“Dynamic inspection of public protection in the London region”",
)


@dataclass(frozen=True)
class Played:
    fine: bool
    folder: Path
    shown: str

    @property
    def subjects(self) -> list[str]:
        files = sorted((self.folder / "mail").glob("*.eml"))
        mails = (message_from_bytes(file.read_bytes(), policy=policy.default) for file in files)
        return [str(mail["Subject"]) for mail in mails]

    @property
    def slack(self) -> list[str]:
        files = sorted((self.folder / "slack").glob("*.json"))
        texts = (json.loads(file.read_text(encoding="utf-8"))["text"] for file in files)
        return [text.partition("\n")[0] for text in texts]


def played(folder: Path, days: int = len(DAYS), story: tuple[Day, ...] = DAYS) -> Played:
    screen = io.StringIO()
    console = Console(file=screen, width=72, highlight=False)
    fine = play(folder, days, console, pause=0, story=story)
    return Played(fine, folder, screen.getvalue())


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return played(tmp_path_factory.mktemp("played") / "demo")


def told(subjects: Iterable[str]) -> list[str]:
    """What a message tells together stands in one subject, after how many there are."""
    alone = (re.sub(r"^\d+ (alerts|ratings): ", "", subject) for subject in subjects)
    return sorted(each for subject in alone for each in subject.split(" · "))


def test_every_alert_comes_once_on_both_ways_and_no_other(week: Played) -> None:
    assert week.fine, week.shown
    assert told(week.subjects) == sorted(DUE)
    assert told(week.slack) == sorted(DUE)


@pytest.mark.slow
def test_run_again_it_starts_afresh(week: Played) -> None:
    again = played(week.folder)
    assert again.fine, again.shown
    assert told(again.subjects) == sorted(DUE)


def test_what_it_leaves_can_be_looked_at(week: Played) -> None:
    settings = read_config(week.folder / "config", {})
    with open_records(settings) as records:
        kinds = {event.kind for event in records.ledger.events()}
        states = {delivery.state for delivery in records.outbox.deliveries()}
        wigan = records.ledger.inspections(BodyId("pdu-wigan"))[-1]
        learned = records.ledger.inspections(BodyId("yjs-sefton"))[-1]
    assert kinds == NEWS
    assert states == {DeliveryState.SENT}
    assert wigan.status is Status.CONFIRMED
    assert learned.published.text == "2025-11-25"
    assert all(subject.split(": ")[0] in album(week) for subject in DUE)


def test_it_tells_what_was_seen_and_where_to_look(week: Played) -> None:
    for words in (
        "Monday 2 March 2026",
        "articles read",
        "9  alerts by email",
        "set aside: another inspectorate's",
        "✓  Nothing missed",
        "HTTP 500",
        "sent an HTML page",
        "probation-monitor history pdu-plymouth --config",
    ):
        assert words in week.shown


def test_one_day_is_enough_for_those_in_a_hurry(tmp_path: Path) -> None:
    assert played(tmp_path / "demo", days=1).subjects == [DUE[0]]


def test_an_alert_that_does_not_come_is_a_failure_told_plainly(tmp_path: Path) -> None:
    never = Alert("Wigan PDU", "Good → Outstanding")
    story = (Day("One", (*DAYS[0].scenes, Scene(at(1, "12:00"), "", alerts=(never,)))),)
    told = played(tmp_path / "demo", story=story)
    assert not told.fine
    assert "did not arrive by email: Wigan PDU: Good → Outstanding" in " ".join(told.shown.split())


def test_a_foreign_folder_is_refused_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(ConfigError):
        play(tmp_path, 1, Console(file=io.StringIO()), pause=0)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def album(week: Played) -> str:
    return (week.folder / "mails.html").read_text(encoding="utf-8")
