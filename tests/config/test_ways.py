"""Slack, webhooks and Apprise: what is set up, and every fault told at once without a secret."""

import base64

import pytest

from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.event import FOLLOW_UPS
from monitor.domain.secret import Secret
from monitor.errors import ConfigError

GAZETTEER = gazetteer()
KEY = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
BOT = {"MONITOR_SLACK_TOKEN": "xoxb-s3cr3t"}
CRM = {"MONITOR_WEBHOOK_CRM_SECRET": KEY}
TEAMS = {"MONITOR_APPRISE_TEAMS": "json://one.example/s3cr3t\n  ntfy://s3cr3t-topic "}
ALL = """
[slack]
channel = "#probation"
[[webhook]]
name = "crm"
url = "https://crm.example/hook"
[[apprise]]
name = "teams"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.org/rss"\n'
    )
    return tmp_path


@pytest.fixture
def read(folder):
    def made(main: str, env: dict[str, str], *to: str, more: str = ""):
        (folder / "monitor.toml").write_text(main)
        if to:
            places = ", ".join(f'"{place}"' for place in to)
            wish = f'[[subscription]]\nname = "desk"\nto = [{places}]\n{more}'
            (folder / "subscriptions.toml").write_text(wish)
        return load(folder, {"feed"}, GAZETTEER, env)

    return made


def faults(read, *given):
    with pytest.raises(ConfigError) as caught:
        read(*given)
    told = "\n".join(caught.value.faults)
    assert "s3cr3t" not in told
    return caught.value.faults


def test_every_way_is_read_and_its_secrets_are_known_as_such(read):
    config = read(ALL, BOT | CRM | TEAMS)
    assert (config.slack.token, config.slack.channel) == (Secret("xoxb-s3cr3t"), "#probation")
    assert config.slack.api == "https://slack.com/api"
    assert [(each.name, each.url) for each in config.webhooks] == [
        ("crm", Secret("https://crm.example/hook"))
    ]
    assert config.apprise[0].urls == tuple(
        map(Secret, ("json://one.example/s3cr3t", "ntfy://s3cr3t-topic"))
    )
    assert set(map(Secret, ("xoxb-s3cr3t", KEY, "ntfy://s3cr3t-topic"))) <= set(config.secrets)
    assert "s3cr3t" not in repr(config)
    assert KEY not in repr(config)


def test_secrets_may_stand_in_files_and_the_address_among_them(read, folder):
    for name, content in {"token": "xoxb-1", "key": KEY, "url": "http://crm/hook"}.items():
        (folder / name).write_text(f"{content}\n")
    env = {
        "MONITOR_SLACK_TOKEN_FILE": str(folder / "token"),
        "MONITOR_WEBHOOK_CRM_SECRET_FILE": str(folder / "key"),
        "MONITOR_WEBHOOK_CRM_URL_FILE": str(folder / "url"),
    }
    config = read('[slack]\nchannel = "C0123456789"\n[[webhook]]\nname = "crm"\n', env)
    assert config.slack.token == Secret("xoxb-1")
    assert config.webhooks[0].url == Secret("http://crm/hook")


def test_a_subscription_names_each_of_them(read):
    places = ("slack", "slack:#kent", "webhook:crm", "apprise:teams", "console")
    (made,) = read(ALL, BOT | CRM | TEAMS, *places).subscriptions
    assert [(place.channel, place.address) for place in made.to] == [
        ("slack", ""),
        ("slack", "#kent"),
        ("webhook:crm", ""),
        ("apprise:teams", ""),
        ("console", ""),
    ]


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("webhook", "no channel 'webhook' is set up; there are: apprise:teams, console, slack,"),
        ("webhook:erp", "no channel 'webhook:erp' is set up"),
        ("email:a@b.org", "no channel 'email' is set up"),
        ("slack:kent", "say which channel, as in 'slack:#kent'"),
        ("console:here", "console takes no address"),
    ],
)
def test_a_place_that_is_none_is_named(read, place, reason):
    (fault,) = faults(read, ALL, BOT | CRM | TEAMS, place)
    assert f"subscription 1 ('desk'): {place!r}: {reason}" in fault


def test_a_slack_webhook_has_one_channel(read):
    hook = {"MONITOR_SLACK_WEBHOOK": "https://hooks.slack.example/s3cr3t"}
    (fault,) = faults(read, "", hook, "slack:#kent")
    assert "a webhook posts to its own channel only" in fault


def test_every_fault_is_told_at_once(read):
    main = """
workers = 0
[slack]
channel = "probation"
api = "http://slack.example"
[[webhook]]
name = "crm"
[[webhook]]
name = "CRM"
url = "ftp://x"
[[webhook]]
name = "crm"
url = "https://crm.example/hook"
[[apprise]]
name = "teams"
"""
    env = {
        "MONITOR_SLACK_TOKEN": "xoxb s3cr3t",
        "MONITOR_SLACK_WEBHOOK": "http://hooks.example/s3cr3t",
        "MONITOR_WEBHOOK_CRM_SECRET": "whsec_s3cr3t!",
    }
    found = faults(read, main, env)
    for part in (
        "monitor.toml: workers: ",
        "monitor.toml: slack.channel: 'probation' is no channel such as '#probation'",
        "monitor.toml: slack.api: must be an https address: the token goes there",
        "MONITOR_SLACK_TOKEN: is set beside MONITOR_SLACK_WEBHOOK; set one of them",
        "MONITOR_SLACK_TOKEN: is no token (its content is not shown here)",
        "MONITOR_SLACK_WEBHOOK: must be an https address (its content is not shown here)",
        "webhook 'crm': url: is missing, here or in MONITOR_WEBHOOK_CRM_URL",
        "webhook 2 ('CRM'), name: 'CRM' is no name of small letters, digits and _",
        "webhook 2 ('CRM'), url: is not an http or https address (its content is not shown here)",
        "webhook 'crm': the name is used twice or more",
        "MONITOR_WEBHOOK_CRM_SECRET: is no 'whsec_' with base64 of 16 to 128 bytes",
        "MONITOR_APPRISE_TEAMS: is missing: one or more Apprise URLs",
    ):
        assert any(part in fault for fault in found), (part, found)
    assert len(found) == 12


@pytest.mark.parametrize(
    ("main", "env", "reason"),
    [
        ('[slack]\nchannel = "#a"\n', {}, "slack: needs the bot's token in MONITOR_SLACK_TOKEN"),
        ("", BOT, "slack.channel: is missing: where does the bot post?"),
        (
            '[[webhook]]\nname = "crm"\nurl = "https://a.example"\n',
            CRM | {"MONITOR_WEBHOOK_CRM_URL": "https://b.example"},
            "webhook 'crm': url: is set twice, here and in MONITOR_WEBHOOK_CRM_URL",
        ),
        (
            '[[webhook]]\nname = "crm"\nurl = "https://a.example"\n',
            {},
            "MONITOR_WEBHOOK_CRM_SECRET: is missing; make one with: echo whsec_",
        ),
        (
            '[[webhook]]\nname = "crm"\n',
            CRM | {"MONITOR_WEBHOOK_CRM_URL": "s3cr3t"},
            "MONITOR_WEBHOOK_CRM_URL: is not an http or https address",
        ),
    ],
)
def test_what_belongs_together_is_missed(read, main, env, reason):
    (fault,) = faults(read, main, env)
    assert reason in fault


def test_follow_ups_are_for_those_who_ask(read):
    (silent,) = read("", {}, "console").subscriptions
    (asked,) = read("", {}, "console", more="follow_ups = true\n").subscriptions
    (chosen,) = read(
        "", {}, "console", more='follow_ups = true\nevents = ["rating_down"]\n'
    ).subscriptions
    assert not silent.wants.events & FOLLOW_UPS
    assert asked.wants.events == silent.wants.events | FOLLOW_UPS
    assert chosen.wants.events == {"rating_down"} | FOLLOW_UPS
