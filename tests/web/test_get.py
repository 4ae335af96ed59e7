"""Asking for pages, against a real server."""

import socket
from datetime import timedelta
from email.utils import format_datetime

import pytest

from monitor.domain.article import Validators
from monitor.errors import FetchError
from tests.web.conftest import NOW, Site, reply, web

KNOWN = Validators('"v1"', "Sun, 01 Mar 2026 08:00:00 GMT")


def fault(url: str, **settings: float) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(**settings).get(url)
    return caught.value


def test_a_page_arrives_with_all_that_was_said_about_it(site: Site) -> None:
    site.pages["/a"] = reply(
        200,
        b"<p>hello",
        Content_Type="text/html; charset=utf-8",
        ETag='"v1"',
        Last_Modified="Sun, 01 Mar 2026 08:00:00 GMT",
    )
    page = web().get(f"{site.url}/a")
    assert page is not None
    assert (page.url, page.body) == (f"{site.url}/a", b"<p>hello")
    assert page.media_type == "text/html; charset=utf-8"
    assert page.validators == KNOWN


def test_we_say_who_we_are_and_that_we_read_gzip_only(site: Site) -> None:
    site.pages["/a"] = reply()
    web().get(f"{site.url}/a")
    headers = site.asked[0].headers
    assert headers["user-agent"] == "Probation Monitor (contact@example.org)"
    assert headers["accept-encoding"] == "gzip"
    assert "if-none-match" not in headers


def test_not_modified_is_no_page(site: Site) -> None:
    site.pages["/a"] = reply(304)
    assert web().get(f"{site.url}/a", KNOWN) is None
    assert site.asked[0].headers["if-none-match"] == '"v1"'
    assert site.asked[0].headers["if-modified-since"] == "Sun, 01 Mar 2026 08:00:00 GMT"


def test_not_modified_that_nobody_asked_for_is_a_fault(site: Site) -> None:
    site.pages["/a"] = reply(304)
    assert "304" in fault(f"{site.url}/a").reason


def test_a_validator_that_no_header_can_carry_is_left_out(site: Site) -> None:
    site.pages["/a"] = reply()
    assert web().get(f"{site.url}/a", Validators(etag='"é"')) is not None


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 599])
def test_some_answers_may_be_better_next_time(site: Site, status: int) -> None:
    site.pages["/a"] = reply(status)
    assert fault(f"{site.url}/a").transient


@pytest.mark.parametrize("status", [300, 400, 401, 403, 404, 410, 451])
def test_other_answers_stay_as_they_are(site: Site, status: int) -> None:
    site.pages["/a"] = reply(status)
    error = fault(f"{site.url}/a")
    assert not error.transient
    assert error.reason.startswith(f"HTTP {status}")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        (format_datetime(NOW + timedelta(minutes=5), usegmt=True), 300.0),
        (format_datetime(NOW - timedelta(minutes=5), usegmt=True), 0.0),
        ("Sun Mar  1 09:01:00 2026", 60.0),
        ("9" * 5000, 86_400.0),
        ("Sun, 01 Mar 2099 09:00:00 GMT", 86_400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_a_server_may_say_when_to_come_back(site: Site, header: str, seconds: float | None) -> None:
    site.pages["/a"] = reply(429, Retry_After=header)
    assert fault(f"{site.url}/a").retry_after == seconds


def test_a_refused_connection_is_said_in_words() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        error = fault(f"http://127.0.0.1:{held.getsockname()[1]}/")
    assert (error.reason, error.transient) == ("unreachable: connection refused", True)


def test_an_unknown_name_is_said_in_words() -> None:
    error = fault("http://no-such-host.invalid/")
    assert (error.reason, error.transient) == ("unreachable: name not known", True)


def test_a_server_without_tls_is_not_trusted(site: Site) -> None:
    error = fault(site.url.replace("http:", "https:"))
    assert (error.reason, error.transient) == ("no secure connection", True)


@pytest.mark.attack("V4")
@pytest.mark.attack("V8")
@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "example.org",
        "http:///path",
        "http://user@example.org/",
        "http://user:pass@example.org/",
        "http://example.org\\@evil.example/",
        "http://example.org/a b",
        "http://example.org/a\r\nX: y",
        "http://example.org:99999/",
        "http://[::1/",
        "http://example.org/" + "a" * 9000,
        "",
    ],
)
def test_some_addresses_are_never_asked_for(url: str) -> None:
    assert not fault(url).transient
