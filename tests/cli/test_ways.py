"""What is set up is shown, and each of it is reached by a test alert; no secret is shown."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from monitor.bootstrap.channels import OPERATORS, subscriptions_of
from monitor.bootstrap.settings import read_config
from monitor.cli.commands.app import app
from tests.notify.signed_hook import Receiver, receiver
from tests.notify.slack_workspace import CHANNEL, TOKEN, Workspace, workspace

KEY = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
WAYS = {
    "slack": '[slack]\nchannel = "{channel}"\napi = "{api}"\n',
    "webhook": '[[webhook]]\nname = "crm"\nurl = "{hook}"\n',
    "apprise": '[[apprise]]\nname = "phones"\n',
}


@dataclass
class House:
    """A folder of configuration, and the far ends of its channels."""

    folder: Path
    slack: Workspace
    crm: Receiver
    phones: Receiver

    def set_up(self, *ways: str) -> None:
        text = "".join(WAYS[way] for way in ways)
        told = text.format(channel=CHANNEL, api=self.slack.url, hook=self.crm.url)
        (self.folder / "monitor.toml").write_text(told)
        (self.folder / "sources.toml").write_text(
            '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'
        )

    @property
    def secrets(self) -> dict[str, str]:
        asked = (self.folder / "monitor.toml").read_text()
        all_of_them = {
            "slack": ("MONITOR_SLACK_TOKEN", TOKEN),
            "webhook": ("MONITOR_WEBHOOK_CRM_SECRET", KEY),
            "apprise": ("MONITOR_APPRISE_PHONES", self.phones.url.replace("http:", "json:")),
        }
        return dict(pair for way, pair in all_of_them.items() if f"[{way}]" in asked)

    def call(self, *words: str) -> Result:
        words = (*words, "--config", str(self.folder))
        done = CliRunner().invoke(app, words, env={**self.secrets, "COLUMNS": "300"})
        assert not [secret for secret in self.secrets.values() if secret in done.output]
        return done

    def operators(self) -> list[str]:
        wanted = subscriptions_of(read_config(self.folder, self.secrets))
        (them,) = (one for one in wanted if one.name == OPERATORS)
        return [str(place) for place in them.to]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with workspace() as slack, receiver() as crm, receiver() as phones:
        yield House(tmp_path, slack, crm, phones)


def test_check_config_shows_every_way(house: House) -> None:
    house.set_up("slack", "webhook", "apprise")
    shown = house.call("check-config")
    assert shown.exit_code == 0
    assert (
        f"alerts go to Slack, as a bot in {CHANNEL}, webhook:crm at 127.0.0.1 and "
        "apprise:phones (1 address)" in " ".join(shown.output.split())
    )


def test_a_test_alert_reaches_each_of_them(house: House) -> None:
    house.set_up("slack", "webhook", "apprise")
    done = house.call("test-alert")
    assert done.exit_code == 0, done.output
    assert [method for method, _ in house.slack.calls] == ["chat.postMessage"]
    assert json.loads(house.crm.got[0][1])["data"]["events"][0]["kind"] == "test"
    assert len(house.phones.got) == 1


def test_a_test_alert_reaches_one_of_them_and_tells_what_it_says(house: House) -> None:
    house.set_up("slack", "webhook")
    house.crm.status = 410
    done = house.call("test-alert", "webhook:crm")
    assert done.exit_code == 1
    assert "webhook: HTTP 410 Gone" in done.output
    assert house.slack.calls == []


def test_a_place_that_a_subscription_names_is_reached_too(house: House) -> None:
    house.set_up("slack")
    wish = '[[subscription]]\nname = "Kent"\nto = ["slack:#kent"]\nfallback = "slack:#all"\n'
    (house.folder / "subscriptions.toml").write_text(wish)
    assert house.call("test-alert").exit_code == 0
    assert {asked["channel"] for _, asked in house.slack.calls} == {"#kent", "#all", CHANNEL}


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ((), ["console"]),
        (("webhook",), ["webhook:crm"]),
        (("webhook", "apprise"), ["apprise:phones"]),
        (("webhook", "apprise", "slack"), ["slack", "apprise:phones"]),
    ],
)
def test_those_who_run_it_are_told_where_people_look(house: House, ways, told) -> None:
    house.set_up(*ways)
    assert house.operators() == told


def test_a_way_out_of_the_list_that_anybody_can_use_is_noted(desk):
    made = desk()
    mail = '[email]\nhost = "h"\nsender = "a@example.org"\nto = ["b@example.org"]\n'
    with (made.folder / "monitor.toml").open("a") as file:
        file.write(f'{mail}unsubscribe = ["https://example.org/?who={{address}}"]\n')
    assert "anybody can make anybody leave" in made.show("check-config")
