"""What is configured of the auditor and the dead man's switch."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.config import Config, load
from monitor.config.auditing import target_of
from monitor.data import gazetteer
from monitor.domain.secret import Secret
from monitor.errors import ConfigError

ROW = '[[source]]\nname = "{name}"\nkind = "feed"\nurl = "https://x.org/{name}"\n'


def read(folder: Path, main: str = "", env: dict[str, str] | None = None) -> Config:
    (folder / "monitor.toml").write_text(main)
    rows = [ROW.format(name=name) for name in ("paper", "slow", "fast")]
    rows[1] += "official = true\nevery_minutes = 60\n"
    rows[2] += "official = true\nevery_minutes = 20\n"
    (folder / "sources.toml").write_text("".join(rows))
    return load(folder, {"feed"}, gazetteer(), env or {})


def test_by_default_it_looks_each_hour_and_allows_for_a_visit_and_the_delivery(tmp_path) -> None:
    config = read(tmp_path)
    assert config.audit.every == timedelta(hours=1)
    assert config.audit.ping_url is None
    assert target_of(config.audit, config.sources) == timedelta(minutes=35)


def test_times_can_be_chosen_and_the_auditor_switched_off(tmp_path) -> None:
    config = read(tmp_path, "audit_every_minutes = 0\naudit_target_minutes = 90\n")
    assert config.audit.every is None
    assert target_of(config.audit, config.sources) == timedelta(minutes=90)


@pytest.mark.parametrize("inside", [True, False])
def test_the_address_of_the_switch_is_a_secret(tmp_path, inside: bool) -> None:
    url = "https://hc.example/uuid"
    config = (
        read(tmp_path, f'ping_url = "{url}"\n')
        if inside
        else read(tmp_path, env={"MONITOR_PING_URL": url})
    )
    assert config.audit.ping_url == Secret(url)
    assert Secret(url) in config.secrets
    assert url not in repr(config)


@pytest.mark.parametrize(
    ("main", "env", "fault"),
    [
        ('ping_url = "hc.example"', {}, "monitor.toml: ping_url: is not an http or https"),
        ("", {"MONITOR_PING_URL": "hc.example"}, "MONITOR_PING_URL: is not an http or https"),
        (
            'ping_url = "https://x.org"',
            {"MONITOR_PING_URL": "https://x.org"},
            "ping_url: is set twice, here and in MONITOR_PING_URL",
        ),
        ("audit_every_minutes = -1", {}, "monitor.toml: audit_every_minutes: "),
        ("audit_target_minutes = 0", {}, "monitor.toml: audit_target_minutes: "),
    ],
)
def test_faults_are_told(tmp_path, main: str, env: dict[str, str], fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, f"{main}\n", env)
    assert fault in str(caught.value)
