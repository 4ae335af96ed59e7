"""Handing payloads to webhooks, against a real server."""

import gzip
import json
import logging
import socket
import traceback
from http.server import BaseHTTPRequestHandler

import pytest

from monitor.errors import DeliveryError
from monitor.web import Answer
from tests.web.conftest import Site, reply, web

SECRET = "T000-B000-s3cr3t"


def test_a_payload_arrives_as_json(site: Site) -> None:
    site.pages["/hook"] = reply(200, b"ok")
    assert web().post(f"{site.url}/hook", json={"text": "Münster"}) == Answer(200, "ok", None)
    assert site.asked[0].method == "POST"
    assert json.loads(site.asked[0].body) == {"text": "Münster"}
    assert site.asked[0].headers["content-type"].startswith("application/json")


def test_a_refusal_is_an_answer(site: Site) -> None:
    site.pages["/hook"] = reply(429, b"rate_limited", Retry_After="30")
    assert web().post(f"{site.url}/hook", json={}) == Answer(429, "rate_limited", 30.0)


@pytest.mark.attack("V33")
def test_a_redirect_is_an_answer_and_is_not_followed(site: Site) -> None:
    site.pages["/hook"] = reply(302, b"", Location="/elsewhere")
    assert web().post(f"{site.url}/hook", json={}).status == 302
    assert len(site.asked) == 1


def test_only_the_beginning_of_a_long_answer_is_kept(site: Site) -> None:
    site.pages["/hook"] = reply(500, gzip.compress(b"x" * 9_000_000), Content_Encoding="gzip")
    assert web().post(f"{site.url}/hook", json={}).text == "x" * 2000


def test_an_answer_counts_even_if_its_body_breaks_off(site: Site) -> None:
    def breaks_off(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"o")

    site.pages["/hook"] = breaks_off
    assert web().post(f"{site.url}/hook", json={}) == Answer(200, "o", None)


@pytest.mark.attack("V27")
@pytest.mark.parametrize(
    ("url", "permanent"),
    [
        (f"http://127.0.0.1:1/{SECRET}", False),
        (f"http://no-such-host.invalid/{SECRET}", False),
        (f"ftp://127.0.0.1/{SECRET}", True),
        (f"http://127.0.0.1\\{SECRET}", True),
        (f"http://xn--{SECRET}.\u2603\u2603--/", True),
    ],
)
def test_the_address_is_in_no_error_no_chain_and_no_log(
    url: str, permanent: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(DeliveryError) as caught:
        web().post(url, json={})
    error = caught.value
    assert error.permanent is permanent
    assert error.__cause__ is None
    assert error.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(error)) + caplog.text


def test_the_address_is_in_no_log_when_all_is_well(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    site.pages[f"/{SECRET}"] = reply(200, b"ok")
    web().post(f"{site.url}/{SECRET}", json={})
    assert SECRET not in caplog.text


def test_a_hung_webhook_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf, pytest.raises(DeliveryError) as caught:
        web().post(f"http://127.0.0.1:{deaf.getsockname()[1]}/", json={}, timeout=0.3)
    assert str(caught.value) == "took longer than 0.3 s"
    assert not caught.value.permanent
