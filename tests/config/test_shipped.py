"""The configuration that comes with the program."""

import base64
import re
from pathlib import Path

import pytest

from monitor.bootstrap.settings import read_config
from monitor.errors import ConfigError

SHIPPED = Path(__file__).parent.parent.parent / "config"


def test_it_loads_and_sends_nothing_by_itself():
    config = read_config(SHIPPED, {})
    assert (config.email, config.slack) == (None, None)
    assert any(source.official for source in config.sources)


def test_the_examples_in_it_work_once_the_signs_are_taken_away(tmp_path):
    text = (SHIPPED / "monitor.toml").read_text()
    head, mark, examples = text.partition("# [email]")
    shown = re.sub(r"^# (?=\[|\w+ = )", "", mark + examples, flags=re.MULTILINE)
    (tmp_path / "monitor.toml").write_text(head + shown)
    (tmp_path / "sources.toml").write_text((SHIPPED / "sources.toml").read_text())
    secrets = {
        "MONITOR_SMTP_PASSWORD": "x",
        "MONITOR_UNSUBSCRIBE_SECRET": "a made-up secret",
        "MONITOR_SLACK_TOKEN": "xoxb-1",
        "MONITOR_WEBHOOK_CRM_SECRET": f"whsec_{base64.b64encode(bytes(32)).decode()}",
        "MONITOR_APPRISE_TEAMS": "json://localhost/",
    }
    config = read_config(tmp_path, secrets)
    assert config.email is not None
    assert config.email.to == ("newsdesk@example.org",)
    assert config.slack is not None
    assert config.slack.channel == "#probation"
    assert [each.name for each in config.webhooks] == ["crm"]
    assert [each.name for each in config.apprise] == ["teams"]


def test_an_address_that_apprise_does_not_understand_is_a_fault_without_its_content(tmp_path):
    (tmp_path / "monitor.toml").write_text('[[apprise]]\nname = "teams"\n')
    (tmp_path / "sources.toml").write_text((SHIPPED / "sources.toml").read_text())
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path, {"MONITOR_APPRISE_TEAMS": "json://localhost/ nonsense://s3cr3t"})
    assert caught.value.faults == (
        "MONITOR_APPRISE_TEAMS: its address 2 is none that Apprise understands",
    )


def test_a_selector_that_is_none_is_a_fault_with_its_source_and_key(tmp_path):
    (tmp_path / "monitor.toml").write_text("")
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "listing"\nurl = "https://a.org"\n'
        '[source.selectors]\nitem = "li.story"\nlink = "a[href"\n'
    )
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path, {})
    (fault,) = caught.value.faults
    assert "sources.toml: source 'A', selectors.link: 'a[href' is no CSS selector" in fault
