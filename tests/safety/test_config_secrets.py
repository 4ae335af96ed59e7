"""V27: a faulty configuration is told without the secret in it: by commands, and while it runs."""

import os
from pathlib import Path

import pytest

from monitor.bootstrap.fingerprint import fingerprint
from monitor.bootstrap.reloading import Reload
from monitor.domain.event import EventKind
from tests import forked
from tests.safety.hiding_places import leaks
from tests.safety.house import SOURCES, House, house
from tests.safety.secret_words import BELOW, KEY, PASSWORD, PATH, QUERY, TOKEN, WORDS

HOOK = f"https://hooks.example.org/{BELOW}"
MAIL = 'host = "127.0.0.1"\nsender = "a@example.org"\nto = ["b@example.org"]\n'

# What stands in monitor.toml, and the environment.
FAULTY: dict[str, tuple[str, dict[str, str]]] = {
    "no address": ("", {"MONITOR_SLACK_WEBHOOK": f"hooks.example.org/{BELOW}"}),
    "a bracket too many": ("", {"MONITOR_SLACK_WEBHOOK": f"https://[{PATH}/{BELOW}"}),
    "no port": ("", {"MONITOR_SLACK_WEBHOOK": f"https://a.example:{PATH}/{BELOW}"}),
    "a password before the host": ("", {"MONITOR_PING_URL": f"https://me:{PATH}@a.example/"}),
    "a sign that is two": ("", {"MONITOR_PING_URL": f"https://{QUERY}\u2100.example/"}),
    "no ASCII": (f'[email]\n{MAIL}username = "u"\n', {"MONITOR_SMTP_PASSWORD": f"{PASSWORD}ü"}),
    "no user": (f"[email]\n{MAIL}", {"MONITOR_SMTP_PASSWORD": PASSWORD}),
    "in the clear": (
        f'[email]\n{MAIL}username = "u"\nsecurity = "none"\n',
        {"MONITOR_SMTP_PASSWORD": PASSWORD},
    ),
    "an unknown key": (f"[email]\n{MAIL}password = '{PASSWORD}'\n", {}),
    "an unknown key beside it": (
        f'ping = 1\nping_url = "{HOOK}"\n',
        {"MONITOR_PING_URL": HOOK},
    ),
    "a table in its place": (f'[ping_url]\nto = "{HOOK}"\n', {}),
    "it in a table's place": (f"slack = '{TOKEN}'\nwebhook = '{HOOK}'\napprise = ['{HOOK}']\n", {}),
    "it in a name's place": (f'[[webhook]]\nname = "{HOOK}"\n[slack]\nchannel = "{HOOK}"\n', {}),
    "broken TOML": (f"ping_url = '{HOOK}\n", {}),
    "a token with a blank": ('[slack]\nchannel = "#a"\n', {"MONITOR_SLACK_TOKEN": f"{TOKEN} x"}),
    "two of them": (
        '[slack]\nchannel = "#a"\n',
        {"MONITOR_SLACK_TOKEN": TOKEN, "MONITOR_SLACK_WEBHOOK": HOOK},
    ),
    "a key that is none": (
        f'[[webhook]]\nname = "crm"\nurl = "{HOOK}"\n',
        {"MONITOR_WEBHOOK_CRM_SECRET": f"{KEY}?"},
    ),
    "no address of Apprise's": (
        '[[apprise]]\nname = "phones"\n',
        {"MONITOR_APPRISE_PHONES": f"nonsense://{PATH}:{QUERY}@a.example/{BELOW}"},
    ),
    "it in a file's place": ("", {"MONITOR_SLACK_WEBHOOK_FILE": HOOK}),
    "its file is gone": ("", {"MONITOR_SMTP_PASSWORD_FILE": f"/{PASSWORD}"}),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


@pytest.mark.attack("V27")
@pytest.mark.parametrize("fault", FAULTY)
def test_a_command_tells_the_fault_and_no_secret(fault: str, folder: Path) -> None:
    main, env = FAULTY[fault]
    (folder / "monitor.toml").write_text(f'sources = ["all"]\n{main}')
    words = ("check-config", "--config", str(folder))
    done = forked.run(words, {**os.environ, **env})
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert any(name in done.stderr for name in (*env, "monitor.toml"))
    assert leaks(WORDS, [("the output", (done.stdout + done.stderr).encode())]) == []


def _edited(home: House, main: str, env: dict[str, str]) -> None:
    """The running service notices, as it does every few seconds."""
    look = Reload(fingerprint(home.config, home.env), env, lambda _settings: None)
    path = home.config / "monitor.toml"
    path.write_text(f"{path.read_text()}{main}\n# edited\n")
    for _ in range(3):
        home.clock.pass_by(seconds=5)
        assert look(home.app) is None


@pytest.mark.attack("V27")
def test_what_a_running_service_keeps_of_a_faulty_edit_holds_no_secret(tmp_path: Path) -> None:
    for number, fault in enumerate(FAULTY):
        at = tmp_path / str(number)
        at.mkdir()
        with house(at, "", {}) as home:
            _edited(home, *FAULTY[fault])
            (told,) = home.app.records.ledger.events()
            assert told.kind is EventKind.CONFIG_REFUSED
            home.app.deliver()
            assert leaks(WORDS, home.places()) == [], fault


@pytest.mark.attack("V27")
@pytest.mark.parametrize("scheme", ["https", "http", "feed"])
def test_a_source_with_a_password_in_its_address_is_refused_and_the_password_not_told(
    scheme: str, folder: Path
) -> None:
    url = f"{scheme}://us3r:{PATH}@127.0.0.1:1/rss"
    (folder / "monitor.toml").write_text(f'database = "sqlite:///{folder}/m.sqlite3"\n')
    (folder / "sources.toml").write_text(SOURCES.replace("http://127.0.0.1:1/rss", url))
    for words in (("check-config",), ("once",), ("run",), ("sources", "check"), ("sources",)):
        done = forked.run((*words, "--config", str(folder)), dict(os.environ))
        assert done.returncode == 2, words
        assert leaks(WORDS, [("the output", (done.stdout + done.stderr).encode())]) == []
    assert not (folder / "m.sqlite3").exists()


@pytest.mark.attack("V27")
def test_a_list_of_another_reader_s_brings_no_password_along(folder: Path) -> None:
    outline = f'<outline text="P" xmlUrl="https://me:{PATH}@127.0.0.1:1/rss"/>'
    (folder / "monitor.toml").write_text('sources = ["all"]\n')
    (folder / "list.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
    words = ("sources", "import", str(folder / "list.opml"), "--config", str(folder))
    done = forked.run(words, dict(os.environ))
    assert leaks(WORDS, [("the output", (done.stdout + done.stderr).encode())]) == []
