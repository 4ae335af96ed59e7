"""What a fault of the configuration shows, and what it leaves out: it may be secret."""

from pathlib import Path

import pytest

from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.secret import Secret
from monitor.errors import ConfigError

HIDDEN = "S3cr3tT0ken"
SOURCES = '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'
HOOK = "https://hooks.example.org/services/S3cr3tT0ken"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "monitor.toml").write_text("")
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


def faults(folder: Path, **env: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        load(folder, {"feed"}, gazetteer(), env)
    return caught.value.faults


@pytest.mark.parametrize(
    "address",
    [
        "https://[S3cr3tT0ken/x",
        "https://hooks.example.org:S3cr3tT0ken/x",
        "https://hooks.example.org:99999/S3cr3tT0ken",
        "https://S3cr3tT0ken@hooks.example.org/x",
        "https://hooks.example.org\\S3cr3tT0ken",
        "https://hooks.example.org/S3cr3tT0ken and more",
        "https://S3cr3tT0ken\u2100/x",
        "htps://hooks.example.org/S3cr3tT0ken",
        "S3cr3tT0ken",
        f"https://hooks.example.org/S3cr3tT0ken{'x' * 8000}",
    ],
)
@pytest.mark.parametrize("name", ["SLACK_WEBHOOK", "WEBHOOK_CRM_URL", "PING_URL"])
def test_a_broken_address_is_told_by_its_variable(folder: Path, name: str, address: str) -> None:
    if "CRM" in name:
        (folder / "monitor.toml").write_text('[[webhook]]\nname = "crm"\n')
    told = faults(folder, **{f"MONITOR_{name}": address})
    assert any(line.startswith(f"MONITOR_{name}: ") for line in told)
    assert HIDDEN not in "".join(told)


@pytest.mark.parametrize(
    ("written", "where"),
    [
        (f'ping_url = "htp{HOOK}"', "ping_url"),
        (f'ping_url = ["{HOOK}"]', "ping_url"),
        (f'webhook = "{HOOK}"', "webhook"),
        (f'slack = "{HIDDEN}"', "slack"),
        (f'apprise = "tgram://{HIDDEN}/1"', "apprise"),
        (f'apprise = ["tgram://{HIDDEN}/1"]', "apprise 1"),
        (f'[[email]]\npassword = "{HIDDEN}"', "email"),
        (f'[email]\nhost = "h"\nsender = "a@b.org"\nto = ["a@b.org"]\npassword = "{HIDDEN}"', ""),
        (f'[slack]\nchannel = "{HOOK}"', "slack.channel"),
        (f'[[webhook]]\nname = "{HOOK}"', "webhook 1"),
        (f'[[webhook]]\nname = "crm"\nurl = "{HOOK}:x y"', "webhook 1 ('crm'), url"),
        (f'[[webhook]]\nname = "crm"\nurl = {{ to = "{HOOK}" }}', "webhook 1 ('crm'), url"),
        (f'ping_url = "{HOOK}', "is not valid TOML"),
    ],
)
def test_what_may_be_secret_in_the_file_is_not_shown(
    folder: Path, written: str, where: str
) -> None:
    (folder / "monitor.toml").write_text(f"{written}\n")
    told = faults(folder)
    assert any(f"monitor.toml: {where}" in line for line in told)
    assert HIDDEN not in "".join(told)


def test_what_is_none_is_still_shown(folder: Path) -> None:
    (folder / "monitor.toml").write_text('workers = "many"\n')
    assert faults(folder)[0].endswith("(found 'many')")


@pytest.mark.parametrize("url", [f"https://me:{HIDDEN}@a.example/rss", f"ftp://{HIDDEN}@a.example"])
def test_a_source_with_a_password_in_its_address_is_refused(folder: Path, url: str) -> None:
    (folder / "sources.toml").write_text(SOURCES.replace("https://a.example/rss", url))
    (told,) = faults(folder)
    assert "sources.toml: source 1 ('A'), url: (not shown here)" in told
    assert HIDDEN not in told


def test_an_address_where_a_channel_belongs_is_not_shown(folder: Path) -> None:
    wish = f'[[subscription]]\nname = "All"\nto = ["{HOOK}", "slack:{HOOK}"]\n'
    (folder / "subscriptions.toml").write_text(wish)
    told = faults(folder)
    assert len(told) == 2
    assert HIDDEN not in "".join(told)


@pytest.mark.parametrize("path", [HIDDEN, f"/{HIDDEN}", HOOK, f"/no/such/folder/{HIDDEN}"])
def test_a_secret_where_its_file_s_name_belongs_is_not_shown(folder: Path, path: str) -> None:
    (told,) = faults(folder, MONITOR_SLACK_WEBHOOK_FILE=path)
    assert told.startswith("MONITOR_SLACK_WEBHOOK_FILE: ")
    assert HIDDEN not in told


def test_systemd_s_credentials_are_read(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "credentials"
    kept.mkdir()
    (kept / "MONITOR_SLACK_WEBHOOK").write_text(f"{HOOK}\n")
    env = {"CREDENTIALS_DIRECTORY": str(kept)}
    config = load(folder, {"feed"}, gazetteer(), env)
    assert config.slack is not None
    assert config.slack.webhook == Secret(HOOK)
    (twice,) = faults(folder, **env, MONITOR_SLACK_WEBHOOK=HOOK)
    assert "set twice, in MONITOR_SLACK_WEBHOOK and in CREDENTIALS_DIRECTORY" in twice
