"""Redirects, against a real server."""

import pytest

from monitor.errors import FetchError
from tests.web.conftest import Site, reply, web


def fault(site: Site) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web().get(f"{site.url}/0")
    return caught.value


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_page_says_where_it_came_from(
    site: Site, status: int
) -> None:
    site.pages["/0"] = reply(status, Location="there?x=1")
    site.pages["/there?x=1"] = reply(200, b"here")
    page = web().get(f"{site.url}/0")
    assert page is not None
    assert (page.url, page.body) == (f"{site.url}/there?x=1", b"here")


@pytest.mark.attack("V2")
def test_five_hops_are_followed_and_no_more(site: Site) -> None:
    for hop in range(5):
        site.pages[f"/{hop}"] = reply(302, Location=f"/{hop + 1}")
    site.pages["/5"] = reply(200, b"here")
    assert web().get(f"{site.url}/0") is not None
    site.pages["/5"] = reply(302, Location="/6")
    assert fault(site).reason == "redirected more than 5 times"


def test_a_loop_ends(site: Site) -> None:
    site.pages["/0"] = reply(301, Location="/0")
    error = fault(site)
    assert not error.transient
    assert len(site.asked) == 6


@pytest.mark.attack("V2")
@pytest.mark.attack("V8")
@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://x/", "http://a@127.0.0.1/", "\\\\evil.example/"],
)
def test_each_hop_is_checked_again(site: Site, target: str) -> None:
    site.pages["/0"] = reply(302, Location=target)
    error = fault(site)
    assert error.reason.startswith("redirected")
    assert not error.transient
    assert len(site.asked) == 1


def test_a_redirect_that_leads_nowhere_is_a_fault(site: Site) -> None:
    site.pages["/0"] = reply(302)
    assert fault(site).reason == "HTTP 302 Found"


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    site.pages["/0"] = reply(302, b"x" * 2_000_000, Location="/1")
    site.pages["/1"] = reply(200, b"here")
    page = web(max_bytes=1_000_000).get(f"{site.url}/0")
    assert page is not None
    assert page.body == b"here"


def test_the_title_of_a_target_may_hold_spaces_and_accents(site: Site) -> None:
    site.pages["/0"] = reply(302, Location="/caf\u00e9 noir")
    site.pages["/caf%C3%A9%20noir"] = reply(200, b"here")
    assert web().get(f"{site.url}/0") is not None
