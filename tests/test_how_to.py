"""What the how-to pages show is true: their code runs, their data fit."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from monitor.data import gazetteer
from monitor.domain.secret import Secret
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port
from tests.notify.channel_kit import STATUSES, assert_silent, failure
from tests.notify.samples import AT, EVENTS, letter
from tests.notify.test_slack_wire import SECRET, answering

DOCS = Path(__file__).parent.parent / "docs"
DOOR = Web(Settings("test", inner=HERE), lambda: AT)
LETTER = letter(EVENTS["rating_down"], "d1")


def shown(page: str, language: str) -> str:
    (block,) = re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(), re.DOTALL)
    return str(block)


@pytest.fixture(scope="module")
def push() -> ModuleType:
    module = ModuleType("push")
    code = compile(shown("how-to-add-a-channel.md", "python"), "how-to-add-a-channel.md", "exec")
    exec(code, module.__dict__)  # noqa: S102 - our own documentation
    return module


@pytest.mark.parametrize("status", [301, 403, 404, 422, 429, 500, 503])
def test_the_channel_that_is_shown_passes_the_kit_of_all_channels(push, status, caplog):
    with answering(status, "whatever") as url:
        error = failure(lambda: push.Push(DOOR.post, Secret(url)).send(LETTER, ""))
    assert error.permanent is STATUSES[status]
    assert_silent(error, (SECRET,), caplog.text)


@pytest.mark.parametrize("status", [200, 201, 204])
def test_what_was_accepted_is_sent(push, status):
    with answering(status, "") as url:
        push.Push(DOOR.post, Secret(url)).send(LETTER, "")


def test_it_keeps_its_secret_where_nobody_answers(push, caplog):
    url = f"http://127.0.0.1:{free_port()}/{SECRET}"
    error = failure(lambda: push.Push(DOOR.post, Secret(url)).send(LETTER, ""))
    assert not error.permanent
    assert_silent(error, (SECRET,), caplog.text)


def test_places_that_are_named_are_there():
    for page in DOCS.glob("how-to-*.md"):
        for name in re.findall(r"`((?:monitor|tests)/[\w/]+\.\w+)`", page.read_text()):
            there = (DOCS.parent / name).is_file()
            assert there or "push" in name, name


def test_the_body_that_is_shown_has_the_keys_of_bodies_and_a_region_there_is():
    body = json.loads(shown("how-to-add-a-body.md", "json"))
    known = json.loads((DOCS.parent / "monitor" / "data" / "bodies.json").read_text())
    assert body.keys() <= {key for row in known for key in row}
    assert body["region"] in gazetteer().bodies
    assert body["id"] not in gazetteer().bodies
