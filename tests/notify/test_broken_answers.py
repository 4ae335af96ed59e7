"""Answers that refuse for now, break off or never come: each channel over HTTP tries again."""

import io
import json
import socket
from collections.abc import Callable
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest

from monitor.domain.secret import Secret
from monitor.notify.relay import Relay
from monitor.notify.slack import Slack
from monitor.notify.slack_bot import SlackBot
from monitor.notify.webhook import Webhook
from monitor.service.delivery_ports import Channel
from monitor.web import Fence, Settings, Web
from tests.loopback import HERE, Reply, reply, serving
from tests.notify.channel_kit import assert_silent, failure
from tests.notify.samples import AT, EVENTS, letter

NEWS = letter(EVENTS["rating_down"], "d1")
SECRET = "s3cr3t-path"
KEY = "whsec_dGhpcnR5LXR3byBieXRlcyBvZiBtYWRlLXVwIGtleSE="
PATIENCE = 0.3
DOOR = Web(Settings("test", inner=HERE), lambda: AT)
OVER = Event()

CHANNELS: dict[str, Callable[[str], Channel]] = {
    "slack": lambda url: Slack(DOOR.post, Secret(f"{url}/{SECRET}"), timeout=PATIENCE),
    "slack bot": lambda url: SlackBot(DOOR.post, Secret(SECRET), "#a", api=url, timeout=PATIENCE),
    "webhook": lambda url: Webhook(
        DOOR.post, Secret(f"{url}/{SECRET}"), Secret(KEY), lambda: AT, timeout=PATIENCE
    ),
    "apprise": lambda url: Relay(
        [Secret(f"{url.replace('http', 'json')}/{SECRET}?rto={PATIENCE}")],
        Fence(HERE),
        timeout=PATIENCE,
    ),
}


def half_a_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 20")


def half_a_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"o")


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def silence(_handler: BaseHTTPRequestHandler) -> None:
    OVER.wait(30)


BROKEN: dict[str, Reply] = {
    "429": reply(f"slow down, {SECRET}", 429),
    "500": reply(f"cannot reach {SECRET}", 500),
    "half a head": half_a_head,
    "hang up": hang_up,
    "silence": silence,
}


@pytest.mark.attack("V27")
@pytest.mark.parametrize("answer", BROKEN)
@pytest.mark.parametrize("channel", CHANNELS)
def test_it_is_for_later_and_tells_no_secret(channel: str, answer: str, log: io.StringIO) -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        BROKEN[answer](handler)

    OVER.clear()
    with ExitStack() as end:
        url = end.enter_context(serving(handle))
        end.callback(OVER.set)
        error = failure(lambda: CHANNELS[channel](url).send(NEWS, ""))
    assert not error.permanent
    assert_silent(error, (SECRET, KEY), log.getvalue())


@pytest.mark.parametrize("channel", ["slack", "slack bot"])
def test_of_slack_whose_words_count_half_of_them_is_no_answer(channel: str) -> None:
    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        half_a_body(handler)

    with serving(handle) as url:
        assert not failure(lambda: CHANNELS[channel](url).send(NEWS, "")).permanent


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_whole_answer_is_an_end(channel: str) -> None:
    """The same channels, so that it is the answer that made them fail."""
    told = json.dumps({"ok": True, "channel": "C1", "ts": "1.1"}) if "bot" in channel else "ok"

    def handle(handler: BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"]))
        reply(told)(handler)

    with serving(handle) as url:
        CHANNELS[channel](url).send(NEWS, "")
