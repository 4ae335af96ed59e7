"""Where the dashboard is, and who may come in."""

from pathlib import Path

import pytest

from monitor.bootstrap.settings import read_config
from monitor.domain.secret import Secret
from monitor.errors import ConfigError

PASSWORD = {"MONITOR_DASHBOARD_PASSWORD": "a long enough password"}
EVERYWHERE = '[dashboard]\nhost = "0.0.0.0"\n'
SOURCES = '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(SOURCES)
    return tmp_path


def faults(folder: Path, main: str, env: dict[str, str]) -> str:
    (folder / "monitor.toml").write_text(main)
    with pytest.raises(ConfigError) as caught:
        read_config(folder, env)
    return str(caught.value)


def test_left_out_it_is_for_this_machine_alone(folder: Path):
    (folder / "monitor.toml").write_text("")
    made = read_config(folder, {}).dashboard
    assert (made.on, made.host, made.guests, made.password) == (True, "127.0.0.1", False, None)


def test_other_machines_are_let_in_only_by_a_password_or_a_proxy(folder: Path):
    assert "can be reached from other machines" in faults(folder, EVERYWHERE, {})
    assert read_config(folder, PASSWORD).dashboard.password == Secret("a long enough password")
    proxied = EVERYWHERE + 'user_header = "X-User"\n'
    assert "trusted_proxies" in faults(folder, proxied, {})
    (folder / "monitor.toml").write_text(proxied + 'trusted_proxies = ["10.0.0.2"]\n')
    assert read_config(folder, {}).dashboard.trusted_proxies == ("10.0.0.2",)


def test_a_password_that_is_soon_guessed_is_refused(folder: Path):
    told = faults(folder, "", {"MONITOR_DASHBOARD_PASSWORD": "kent2026"})
    assert "shorter than 10" in told
    assert "kent2026" not in told


def test_it_is_masked_like_all_secrets(folder: Path):
    (folder / "monitor.toml").write_text("")
    config = read_config(folder, PASSWORD)
    assert "long enough" not in repr(config)
    assert config.secrets == (Secret("a long enough password"),)


@pytest.mark.parametrize(
    "line", ['trusted_proxies = ["proxy"]', "port = 99999", 'names = ["Bad Name"]', "hue = 1"]
)
def test_faults_name_the_key(folder: Path, line: str):
    assert f"dashboard.{line.split()[0]}" in faults(folder, f"[dashboard]\n{line}\n", {})
