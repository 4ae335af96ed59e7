"""Configuration: one frozen value, or every fault at once."""

import json
from datetime import timedelta

import pytest

from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.secret import Secret
from monitor.errors import ConfigError

GAZETTEER = gazetteer()
KINDS = {"feed", "listing"}
SOURCES = '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.org/rss"\n'
MAIL = '[email]\nhost = "smtp.a.org"\nsender = "Desk <desk@a.org>"\nto = ["me@a.org"]\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "monitor.toml").write_text("")
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


def faults(folder, env=None):
    with pytest.raises(ConfigError) as caught:
        load(folder, KINDS, GAZETTEER, env or {})
    return caught.value.faults


def test_an_empty_file_means_the_defaults(folder):
    config = load(folder, KINDS, GAZETTEER, {})
    assert config.database == "sqlite:///var/monitor.sqlite3"
    assert config.window == timedelta(hours=48)
    assert (config.email, config.slack) == (None, None)
    assert [s.every for s in config.sources] == [timedelta(minutes=15)]


def test_five_faults_are_five_lines_with_file_key_and_reason(folder):
    (folder / "monitor.toml").write_text(
        'workers = 0\ncolour = "red"\n[email]\nhost = "h"\nsender = "nobody"\nto = ["a@b.org"]\n'
    )
    (folder / "sources.toml").write_text(
        SOURCES + '[[source]]\nname = "B"\nkind = "fax"\nurl = "https://b.org"\n'
        '[[source]]\nname = "C"\nkind = "feed"\nurl = "https://c.org"\n'
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://d.org"\n'
    )
    found = faults(folder)
    expected = [
        ("monitor.toml", "workers", "greater than or equal to 1"),
        ("monitor.toml", "colour", "no such key"),
        ("monitor.toml", "email.sender", "nobody"),
        ("sources.toml", "'A'", "used 2 times"),
        ("sources.toml", "('B'), kind", "no kind 'fax'"),
    ]
    assert len(found) == 5
    for parts in expected:
        assert any(all(part in line for part in parts) for line in found), (parts, found)


def test_a_fault_in_a_source_names_the_source(folder):
    (folder / "sources.toml").write_text(
        '[[source]]\nname = "BBC Kent"\nkind = "feed"\nurl = "feed.xml"\nevery_minutes = 0\n'
    )
    first, second = faults(folder)
    assert "source 1 ('BBC Kent'), url: 'feed.xml' is not an http or https address" in first
    assert "source 1 ('BBC Kent'), every_minutes" in second


def test_a_missing_file_and_broken_toml_are_told(folder):
    (folder / "monitor.toml").unlink()
    (folder / "sources.toml").write_text("[[source]\n")
    missing, broken = faults(folder)
    assert "monitor.toml: is not there; name its folder with --config" in missing
    assert "sources.toml: is not valid TOML" in broken
    assert "line 1" in broken


def test_a_key_that_there_is_not_is_told_with_the_one_that_was_meant(folder):
    (folder / "monitor.toml").write_text('colour = "red"\n[email]\nhosts = "mail.example"\n')
    (folder / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/"\nevery = 5\n'
    )
    told = "\n".join(faults(folder))
    assert "monitor.toml: colour: there is no such key\n" in told
    assert "email.hosts: there is no such key; did you mean host?" in told
    assert "source 1 ('A'), every: there is no such key; did you mean every_minutes?" in told


def test_text_that_is_not_utf_8_is_told(folder):
    (folder / "monitor.toml").write_bytes(b'contact = "caf\xe9"')
    assert "is not UTF-8 text" in faults(folder)[0]


def test_secrets_come_from_the_environment_or_a_file_it_names(folder, tmp_path):
    secret = tmp_path / "password"
    secret.write_text("open sesame\n")
    (folder / "monitor.toml").write_text(MAIL + 'username = "desk"\n')
    hook = "https://hooks.example.org/T/B/x"
    env = {"MONITOR_SMTP_PASSWORD_FILE": str(secret), "MONITOR_SLACK_WEBHOOK": hook}
    config = load(folder, KINDS, GAZETTEER, env)
    assert config.email is not None
    assert config.email.password == Secret("open sesame")
    assert set(config.secrets) == {Secret("open sesame"), Secret(hook)}
    assert not any(each in repr(config) for each in ("open sesame", hook))


def test_a_secret_set_twice_or_in_a_file_that_is_not_there_is_told(folder):
    env = {
        "MONITOR_SLACK_WEBHOOK": "https://hooks.example.org/x",
        "MONITOR_SLACK_WEBHOOK_FILE": str(folder / "gone"),
    }
    twice, gone = faults(folder, env)
    assert "set twice" in twice
    assert f"{folder / 'gone'}: No such file" in gone


def test_a_webhook_in_the_clear_is_refused_and_not_shown(folder):
    (fault,) = faults(folder, {"MONITOR_SLACK_WEBHOOK": "http://hooks.example.org/T0P"})
    assert "https" in fault
    assert "T0P" not in fault


@pytest.mark.parametrize(
    ("extra", "env", "reason"),
    [
        ('username = "desk"\n', {}, "needs the password in MONITOR_SMTP_PASSWORD"),
        (
            'username = "desk"\nsecurity = "none"\n',
            {"MONITOR_SMTP_PASSWORD": "x"},
            "must not travel in the clear",
        ),
    ],
)
def test_a_login_that_cannot_work_is_told(folder, extra, env, reason):
    (folder / "monitor.toml").write_text(MAIL + extra)
    assert reason in faults(folder, env)[0]


def test_a_source_switched_off_is_left_out(folder):
    (folder / "sources.toml").write_text(
        SOURCES + SOURCES.replace('"A"', '"B"') + "enabled = false\n"
    )
    assert [s.name for s in load(folder, KINDS, GAZETTEER, {}).sources] == ["A"]


def test_the_environment_may_say_where_the_database_is(folder):
    config = load(folder, KINDS, GAZETTEER, {"MONITOR_DATABASE": "sqlite:////data/m.sqlite3"})
    assert config.database == "sqlite:////data/m.sqlite3"


def test_a_fault_in_one_table_hides_none_in_another(folder):
    (folder / "monitor.toml").write_text(
        'databse = "x"\n[email]\nhost = "h"\nusername = "u"\nsender = "a@b.org"\nto = ["nobody"]\n'
    )
    (folder / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "fed"\nurl = "https://a.org"\n'
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "ftp://a.org"\nevery_minutes = 0\n'
    )
    found = "\n".join(faults(folder))
    for part in (
        "databse",
        "email.to.0",
        "MONITOR_SMTP_PASSWORD",
        "'fed'",
        "2 times",
        "ftp:",
        "every",
    ):
        assert part in found, part
    assert len(found.splitlines()) == 7


@pytest.mark.parametrize("text", ['source = ["x"]', "source = 3", "[source]", "source = []"])
def test_a_list_of_the_wrong_shape_is_told(folder, text):
    (folder / "sources.toml").write_text(text)
    assert "sources.toml: source" in faults(folder)[0]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ('database = "mysql://localhost/m"', "sqlite:///"),
        ('database = "postgresql://localhost"', "must name a database"),
        ('database = "postgresql://us:hush@localhost/m"', "must hold no password"),
        ('database = "postgresql://localhost/m?password=hush"', "must hold no password"),
        ('database = "sqlite:///:memory:"', "sqlite:///"),
        (MAIL + 'ca_file = "/nowhere/ca.pem"', "/nowhere/ca.pem: there is no such file"),
    ],
)
def test_what_could_not_start_is_not_in_order(folder, line, part):
    (folder / "monitor.toml").write_text(line)
    assert part in faults(folder)[0]


@pytest.mark.parametrize(
    "address", ["https://", "http://127.0.0.1.evil.example/x", "ftp://hooks.example.org/x"]
)
def test_a_webhook_that_cannot_be_one_is_refused(folder, address):
    assert "must be an https address" in faults(folder, {"MONITOR_SLACK_WEBHOOK": address})[0]


def test_a_login_beyond_ascii_is_told(folder):
    (folder / "monitor.toml").write_text(MAIL + 'username = "desk"')
    assert "ASCII" in faults(folder, {"MONITOR_SMTP_PASSWORD": "pässword"})[0]


def test_nothing_switched_on_is_a_fault(folder):
    (folder / "sources.toml").write_text(SOURCES + "enabled = false\n")
    assert "none is enabled" in faults(folder)[0]


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("http://a.org/{address}", "is neither an https nor a mailto address"),
        ("https://a.org/leave", "must hold {address}, or nobody knows who leaves"),
        ("https://a.org/{address}>, <mailto:x@y.z", "may hold only what an address may"),
        ("https://a.org/{name}{address}", "may hold only what an address may"),
        ("https://a.org/{address}\\r\\nBcc: x@y.z", "may hold only what an address may"),
        ("mailto:nobody", "names no mail address"),
    ],
)
def test_a_way_to_unsubscribe_that_leads_nowhere_is_told(folder, way, reason):
    (folder / "monitor.toml").write_text(f'{MAIL}unsubscribe = ["{way}"]\n')
    (fault,) = faults(folder)
    assert "monitor.toml: email.unsubscribe" in fault
    assert reason in fault


@pytest.mark.parametrize(
    ("way", "secret", "reason"),
    [
        ("https://a.org/?a={address}&t={token}", "", "{token} needs a secret in MONITOR_UNSUBS"),
        ("https://a.org/?a={address}", "long enough, surely", "is set, but no {token} stands in"),
        ("https://a.org/?a={address}&t={token}", "too short", "has less than 16 characters"),
    ],
)
def test_a_token_and_its_secret_go_together(folder, way, secret, reason):
    (folder / "monitor.toml").write_text(f'{MAIL}unsubscribe = ["{way}"]\n')
    (fault,) = faults(folder, {"MONITOR_UNSUBSCRIBE_SECRET": secret})
    assert reason in fault
    assert not secret or secret not in fault


def test_the_secret_of_the_tokens_is_kept_and_hidden(folder):
    way = "https://a.org/?a={address}&t={token}"
    (folder / "monitor.toml").write_text(f'{MAIL}unsubscribe = ["{way}"]\n')
    config = load(folder, KINDS, GAZETTEER, {"MONITOR_UNSUBSCRIBE_SECRET": "long enough, surely"})
    assert Secret("long enough, surely") in config.secrets
    assert "surely" not in repr(config)


@pytest.mark.parametrize(("mail", "lacking"), [("", "[email]"), (MAIL, "email.username")])
def test_a_password_that_nobody_uses_is_told(folder, mail, lacking):
    (folder / "monitor.toml").write_text(mail)
    (fault,) = faults(folder, {"MONITOR_SMTP_PASSWORD": "hush"})
    assert fault.startswith(f"MONITOR_SMTP_PASSWORD: is set, but there is no {lacking} in ")


def test_ways_to_unsubscribe_are_kept_as_they_are_written(folder):
    ways = (
        '["https://a.org/leave?who={address}&l=1", "mailto:leave@a.org?subject=leave%20{address}"]'
    )
    (folder / "monitor.toml").write_text(f"{MAIL}unsubscribe = {ways}\n")
    config = load(folder, KINDS, GAZETTEER, {})
    assert config.email is not None
    assert list(config.email.unsubscribe) == json.loads(ways)


def test_names_within_a_private_network_are_allowed_one_by_one(folder):
    (folder / "monitor.toml").write_text('private_hosts = ["feeds.intranet.example"]\n')
    assert load(folder, KINDS, GAZETTEER, {}).private_hosts == ("feeds.intranet.example",)
