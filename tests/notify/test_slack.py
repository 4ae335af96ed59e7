"""Slack's webhook: what it is given, and what its answers mean."""

import json
import logging
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.post import Answer
from monitor.notify.render import render
from monitor.notify.slack import Slack
from monitor.notify.slack_blocks import escaped, payload
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port, serving, slack_hook
from tests.notify.channel_kit import STATUSES, assert_silent, failure
from tests.notify.samples import AT, EVENTS, HOSTILE, letter

SECRET = "sEcReT-w3bh00k"
EVENT = EVENTS["rating_down"]


def door() -> Web:
    return Web(Settings("test", inner=HERE), lambda: AT)


def answering(handler: BaseHTTPRequestHandler) -> None:
    """Answers as the path tells: /503/<body>/<secret>."""
    handler.rfile.read(int(handler.headers["Content-Length"]))
    _, status, body, _ = handler.path.split("/")
    raw = b"" if int(status) in (204, 304) else body.encode()
    handler.send_response(int(status))
    handler.send_header("Content-Length", str(len(raw)))
    if status == "429":
        handler.send_header("Retry-After", "17")
    handler.end_headers()
    handler.wfile.write(raw)


def test_an_alert_arrives() -> None:
    with slack_hook() as hook:
        Slack(door().post, Secret(hook.url)).send(letter(EVENT, "d1"), "")
    (got,) = hook.got
    assert got["text"].startswith("▼ Kent PDU: Good → Requires improvement")
    assert got == json.loads(json.dumps(payload(render(letter(EVENT, "d1")))))


def test_every_status_is_permanent_or_not(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    post = door().post
    with serving(answering) as site:
        for status, permanent in STATUSES.items():
            slack = Slack(post, Secret(f"{site}/{status}/no_service/{SECRET}"))
            error = failure(lambda channel=slack: channel.send(letter(EVENT, "d1"), ""))
            assert (status, error.permanent) == (status, permanent)
            assert f"slack: HTTP {status}" in str(error)
            assert_silent(error, (SECRET,), caplog.text)


def test_429_says_when_to_come_back() -> None:
    with serving(answering) as site:
        slack = Slack(door().post, Secret(f"{site}/429/rate_limited/x"))
        error = failure(lambda: slack.send(letter(EVENT, "d1"), ""))
    assert (error.retry_after, str(error)) == (17.0, "slack: HTTP 429 rate_limited")


@pytest.mark.parametrize("body", ["", "invalid_token", f"<html>{SECRET}<html>"])
def test_200_without_ok_is_a_failure(body: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = _Answer(200, body)
    error = failure(
        lambda: Slack(lambda _url, **_: answer, Secret(f"https://x.test/{SECRET}")).send(
            letter(EVENT, "d"), ""
        )
    )
    assert not error.permanent
    assert_silent(error, (SECRET,), caplog.text)


def test_nobody_there_is_for_later(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    slack = Slack(door().post, Secret(f"http://127.0.0.1:{free_port()}/{SECRET}"))
    error = failure(lambda: slack.send(letter(EVENT, "d1"), ""))
    assert not error.permanent
    assert_silent(error, (SECRET,), caplog.text)


def test_an_error_that_names_the_webhook_is_not_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    def post(url: str, **_: object) -> Answer:
        raise DeliveryError(f"no route to {url}", permanent=False, retry_after=3.0)

    error = failure(
        lambda: Slack(post, Secret(f"https://x.test/{SECRET}")).send(letter(EVENT, "d1"), "")
    )
    assert (str(error), error.permanent, error.retry_after) == ("slack: no answer", False, 3.0)
    assert_silent(error, (SECRET,), caplog.text)


class _Answer:
    def __init__(self, status: int, text: str) -> None:
        self.status, self.text, self.retry_after = status, text, None


@pytest.mark.parametrize("name", EVENTS)
def test_slacks_limits_are_kept(name: str) -> None:
    message = payload(render(letter(EVENTS[name], "d1")))
    blocks = message["blocks"]
    assert isinstance(blocks, list)
    assert 1 <= len(blocks) <= 50
    for block in blocks:
        for part in (block.get("text"), *block.get("fields", ()), *block.get("elements", ())):
            if part:
                assert 1 <= len(part["text"]) <= _most(block)


def _most(block: dict[str, object]) -> int:
    return {"header": 150, "section": 2_000 if "fields" in block else 3_000}.get(
        str(block["type"]), 2_000
    )


@pytest.mark.attack("V10")
def test_article_text_is_inert() -> None:
    told = json.dumps(payload(render(letter(HOSTILE, "d1"))), ensure_ascii=False)
    assert "&lt;!channel&gt;" in told
    assert "<" not in told
    assert "@here" not in told
    assert "javascript:" not in told


def test_an_entity_is_never_cut_in_two() -> None:
    for limit in range(10, 60):
        told = escaped("<&>" * 30, limit)
        assert len(told) <= limit
        assert told.replace("&lt;", "").replace("&gt;", "").replace("&amp;", "") == "…"


def test_what_fits_is_not_cut() -> None:
    assert escaped("a & b", 9) == "a &amp; b"


def test_a_link_is_an_address_and_a_name() -> None:
    told = json.dumps(payload(render(letter(EVENTS["first_rating"], "d1"))), ensure_ascii=False)
    assert "<https://news.example/cumbria|“Probation service has ‘much to do’ to improve”>" in told
