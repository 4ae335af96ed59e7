"""``init``: a configuration to begin with, by questions or by options."""

import stat

import pytest
from typer.testing import CliRunner

from monitor.bootstrap.settings import read_config
from monitor.cli.commands.app import app
from tests.loopback import MailServer, slack_hook

NO_SECRETS = {"MONITOR_SMTP_PASSWORD": None, "MONITOR_SLACK_WEBHOOK": None}


def begin(folder, *words, typed="", **env):
    runner = CliRunner(env={**NO_SECRETS, **env})
    return runner.invoke(app, ["init", "--config", str(folder), *words], input=typed)


def test_without_a_question_it_writes_what_is_shipped_and_that_loads(tmp_path):
    done = begin(tmp_path / "config", "--yes")
    assert done.exit_code == 0, done.output
    settings = read_config(tmp_path / "config", {})
    assert any(source.official for source in settings.sources)
    assert "# Where everything is kept." in (tmp_path / "config/monitor.toml").read_text()
    assert "probation-monitor doctor" in done.output


def test_options_answer_all_questions(tmp_path):
    done = begin(
        tmp_path,
        *("--alert", "mail", "--smtp-host", "mail.example.org", "--smtp-user", "me@example.org"),
        *("--mail-to", "desk@example.org", "--area", "north east", "--area", "Wales", "--only"),
        *("--yes", "--contact", "https://example.org/bot"),
        MONITOR_SMTP_PASSWORD="s3cret",
    )
    assert done.exit_code == 0, done.output
    settings = read_config(tmp_path, {"MONITOR_SMTP_PASSWORD": "s3cret"})
    assert (settings.email.host, settings.email.port) == ("mail.example.org", 587)
    assert (settings.email.username, settings.email.to) == ("me@example.org", ("desk@example.org",))
    assert settings.contact == "https://example.org/bot"
    areas = {group for source in settings.sources for group in source.groups}
    assert {"North East", "Wales"} <= areas
    (wish,) = settings.subscriptions
    assert wish.name == "North East; Wales"
    assert not (tmp_path / "secrets.env").exists()  # it came by the environment, and stays there


def test_a_person_is_asked_and_a_message_sent(tmp_path):
    mails = MailServer()
    with mails.running() as port:
        answers = ("mail", "127.0.0.1", str(port), "none", "", "nobody", "desk@example.org")
        rest = ("alerts@example.org", "6", "n", "", "y")
        done = begin(tmp_path, typed="\n".join((*answers, *rest, "")))
    assert done.exit_code == 0, done.output
    assert "'nobody' is no mail address" in done.output
    assert [mail["To"] for mail in mails.mails] == ["desk@example.org"]
    settings = read_config(tmp_path, {})
    assert settings.contact == "desk@example.org"
    assert "North East" in {group for one in settings.sources for group in one.groups}
    assert settings.subscriptions == ()


def test_a_secret_that_was_typed_is_for_its_owner_only_and_in_no_other_file(tmp_path):
    with slack_hook() as hook:
        done = begin(tmp_path, "--alert", "slack", "--test", typed=f"\n\n{hook.url}\n")
    assert (done.exit_code, len(hook.got)) == (0, 1)
    kept = tmp_path / "secrets.env"
    assert kept.read_text() == f"MONITOR_SLACK_WEBHOOK={hook.url}\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert hook.url not in done.output
    assert not any(hook.url in file.read_text() for file in tmp_path.glob("*.toml"))


def test_what_is_there_is_never_written_over(tmp_path):
    (tmp_path / "monitor.toml").write_text("workers = 3\n")
    refused = begin(tmp_path, "--yes")
    assert refused.exit_code == 2
    assert "monitor.toml is there already" in " ".join(refused.output.split())
    assert [file.name for file in tmp_path.iterdir()] == ["monitor.toml"]
    forced = begin(tmp_path, "--yes", "--force")
    assert forced.exit_code == 0
    (kept,) = tmp_path.glob("monitor.toml.before-*")
    assert kept.read_text() == "workers = 3\n"
    assert read_config(tmp_path, {}).workers == 8


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--alert", "pigeon"), "'pigeon' is none of terminal, mail, slack"),
        (("--area", "Mars"), "no area 'Mars'; there are: East Midlands;"),
        (("--alert", "mail"), "with --yes, say --smtp-host as well"),
        (("--alert", "mail", "--smtp-host", "x"), "say one address at least"),
        (("--alert", "slack"), "MONITOR_SLACK_WEBHOOK is not set"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words_and_nothing_is_written(tmp_path, words, told):
    done = begin(tmp_path, "--yes", *words)
    assert done.exit_code == 2
    assert told in " ".join(done.output.split())
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_the_service_would_refuse_writes_nothing(tmp_path):
    mail = ("--alert", "mail", "--smtp-host", "x", "--mail-to", "a@b.org", "--mail-from", 'a"\nb')
    done = begin(tmp_path / "config", "--yes", *mail)
    assert "email.sender" in str(done.exception)
    assert str(tmp_path / "config" / "monitor.toml") in str(done.exception)
    assert list(tmp_path.iterdir()) == []
