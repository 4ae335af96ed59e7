"""Slack through the real door to the web: its answers, its silence, and a webhook kept secret."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest

from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.slack import Slack
from monitor.web import Settings, Web
from tests.loopback import HERE, serving, slack_hook
from tests.notify.samples import AT, EVENTS, HOSTILE, letter

SECRET = "T000-B000-s3cr3t"
DOOR = Web(Settings("Probation Monitor (contact@example.org)", inner=HERE), lambda: AT)


@contextmanager
def answering(status: int, body: str, **headers: str) -> Iterator[str]:
    """Yields a webhook that always says this; header names with _ for -."""

    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body.encode())

    with serving(handle) as address:
        yield f"{address}/services/{SECRET}"


def refusal(webhook: str, timeout: float = 5.0) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        Slack(DOOR.post, Secret(webhook), timeout=timeout).send(
            letter(EVENTS["rating_down"], "d1"), ""
        )
    return caught.value


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "slack: HTTP 200, but not in Slack's words"),
        ("no_text", "slack: HTTP 200 no_text, but not in Slack's words"),
        (f"<html>{SECRET}</html>", "slack: HTTP 200, but not in Slack's words"),
    ],
)
def test_200_with_another_word_than_ok_is_no_delivery(body: str, reason: str) -> None:
    with answering(200, body) as webhook:
        error = refusal(webhook)
    assert (str(error), error.permanent) == (reason, False)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("30", 30.0), (f"{AT:%a, %d %b %Y} 10:02:00 GMT", 120.0), ("soon", None)],
)
def test_slack_is_asked_again_when_it_says(told: str, seconds: float | None) -> None:
    with answering(429, "rate_limited", Retry_After=told) as webhook:
        error = refusal(webhook)
    assert (error.retry_after, error.permanent) == (seconds, False)


def test_a_redirect_is_not_followed_and_not_a_delivery() -> None:
    with answering(302, "", Location="/elsewhere") as webhook:
        assert str(refusal(webhook)) == "slack: HTTP 302"


def test_a_webhook_that_is_no_web_address_is_given_up() -> None:
    error = refusal(f"ftp://hooks.example.org/{SECRET}")
    assert str(error) == "slack: the address is not one that can be asked"
    assert error.permanent


def test_a_silent_slack_is_left_in_time() -> None:
    with slack_hook() as hook:
        hook.wait = Event()
        error = refusal(hook.url, timeout=0.3)
        hook.wait.set()
    assert str(error) == "slack: took longer than 0.3 s"
    assert not error.permanent


@pytest.mark.parametrize("status", [200, 400, 404, 500])
def test_the_webhook_is_in_no_error_no_chain_no_log_and_no_repr(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with answering(status, f"cannot reach {SECRET}") as webhook:
        error = refusal(webhook)
        shown = repr(Slack(DOOR.post, Secret(webhook)))
    told = [shown, caplog.text, repr(error), repr(vars(error)), *traceback.format_exception(error)]
    assert SECRET not in "".join(told)
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.attack("V10")
def test_a_hostile_alert_goes_over_the_wire_and_calls_nobody() -> None:
    with slack_hook() as hook:
        Slack(DOOR.post, Secret(hook.url)).send(letter(HOSTILE, "d1"), "")
    told = json.dumps(hook.got, ensure_ascii=False)
    assert set(told).isdisjoint("<\x1b\u202e\ud800")
    assert "@here" not in told
    assert "javascript:" not in told
