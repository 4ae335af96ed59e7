"""A message as a file, before anybody gets one."""

import json
from email import message_from_bytes, policy

import pytest

from monitor.domain.ledger.change import Change
from monitor.errors import ConfigError, DataError
from tests.store.values import article, event


def test_a_sample_is_written_and_the_place_is_told(desk, tmp_path):
    file = tmp_path / "shown" / "alert.html"
    assert desk().show("preview", "rating_down", "--out", str(file), columns=200) == (
        f"Written to {file}; nothing was sent."
    )
    assert "Good → Requires improvement" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("channel", "name", "words"),
    [
        ("email", "a.txt", "Weekly report, 23 May 2019 to 30 May 2019\n"),
        ("email", "a.html", "<!DOCTYPE html>"),
        ("console", "a.txt", "Weekly report"),
        ("slack", "a.json", "{"),
        ("webhook", "a.json", '{\n  "type": "probation.weekly"'),
        ("apprise", "a.txt", "Weekly report: 7 alerts: "),
    ],
)
def test_each_channel_has_its_own_form(desk, tmp_path, channel, name, words):
    file = tmp_path / name
    desk().show("preview", "weekly", "--channel", channel, "--out", str(file))
    assert file.read_text(encoding="utf-8").startswith(words)


def test_a_whole_mail_and_a_whole_slack_message_can_be_read_by_programs(desk, tmp_path):
    mail, slack = tmp_path / "a.eml", tmp_path / "a.json"
    desk().show("preview", "group", "--out", str(mail))
    desk().show("preview", "group", "--channel", "slack", "--out", str(slack))
    subject = message_from_bytes(mail.read_bytes(), policy=policy.default)["Subject"]
    assert subject.startswith("3 ratings: ▼ Newham PDU: Requires improvement → Inadequate · ")
    assert json.loads(slack.read_text(encoding="utf-8"))["text"].startswith(subject)


def test_an_event_of_the_ledger_is_found_by_the_beginning_of_its_key(desk, tmp_path):
    here, file = desk(), tmp_path / "a.txt"
    here.record(article(), Change(events=(event(),)))
    here.show("preview", event().key[:6], "--out", str(file))
    assert event().body in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "'nothing' is neither a sample nor"),
        (
            ("late", "--channel", "fax"),
            "there are: email, slack, ",
        ),
        (("late", "--out", "a.pdf"), "end it in .html or .txt or .eml"),
        (("late", "--out", "/dev/null/a.html"), "/dev/null/a.html: cannot be written: "),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(desk, words, told):
    refused = desk().call("preview", *words).exception
    assert isinstance(refused, DataError)
    assert told in str(refused)


def test_it_shows_ones_own_templates_and_check_config_finds_their_faults(desk, tmp_path):
    here, file = desk(), tmp_path / "a.txt"
    own = here.folder / "templates"
    own.mkdir()
    (own / "alert.txt").write_text("The desk says: {{ message.subject }}")
    here.show("preview", "test", "--out", str(file))
    assert file.read_text(encoding="utf-8").startswith("The desk says: [TEST]")
    (own / "alert.txt").write_text("\n{{ message.colour }}")
    (here.folder / "monitor.toml").write_text("workers = 0\n")
    refused = here.call("check-config").exception
    assert isinstance(refused, ConfigError)
    assert "workers" in refused.faults[0]
    assert "templates/alert.txt, line 2: " in refused.faults[1]
