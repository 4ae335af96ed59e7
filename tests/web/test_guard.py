"""No stranger leads us into a private network."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from monitor.errors import DeliveryError, FetchError
from monitor.web import Settings, Web, named_inner, named_ports
from monitor.web.address import AddressError
from monitor.web.guard import Guard, is_inner
from tests.loopback import HERE, Site, reply, web_site

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
REFUSED = "leads into a private network"


@pytest.mark.attack("V5")
@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "no address",
    ],
)
def test_what_is_refused(address):
    assert is_inner(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2a00:1450::1", "64:ff9b::808:808"],
)
def test_what_is_the_public_network(address):
    assert not is_inner(address)


def names(**known: list[str]) -> Guard:
    def resolve(host: str, _port: int) -> list[str]:
        return known[host.lower().partition(".")[0]]

    return Guard(frozenset({"nas.home"}), resolve=resolve)


@pytest.mark.attack("V1")
def test_a_name_that_leads_inside_is_refused_however_many_addresses_it_has():
    guard = names(evil=["8.8.8.8", "127.0.0.1"], paper=["8.8.8.8", "2a00:1450::1"])
    with pytest.raises(AddressError, match=REFUSED):
        guard.addresses("evil.example", 443)
    assert guard.addresses("paper.example", 443) == ("8.8.8.8", "2a00:1450::1")


def test_a_host_that_the_operator_named_may_be_inside():
    assert names(nas=["192.168.1.5"]).addresses("NAS.home", 8765) == ("192.168.1.5",)


def test_on_an_errand_only_its_own_of_the_hosts_that_the_operator_named():
    guard = names(nas=["192.168.1.5"])
    with guard.only(frozenset()), pytest.raises(AddressError, match=REFUSED):
        guard.addresses("nas.home", 443)
    with guard.only(frozenset({"nas.home", "other.home"})):
        assert guard.addresses("nas.home", 443) == ("192.168.1.5",)
    assert guard.addresses("nas.home", 443) == ("192.168.1.5",)


def test_only_ports_of_web_sites_are_asked_and_those_that_were_written_down():
    with pytest.raises(AddressError, match="port 6379"):
        names(paper=["8.8.8.8"]).addresses("paper.example", 6379)
    known = Guard(frozenset(), frozenset({8444}), lambda _host, _port: ["8.8.8.8"])
    assert known.addresses("paper.example", 8444) == ("8.8.8.8",)


@pytest.mark.attack("V3")
def test_a_name_is_asked_for_once_so_that_a_second_answer_changes_nothing():
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    guard = Guard(frozenset(), resolve=lambda _host, _port: next(answers))
    assert guard.addresses("flip.example", 80) == ("8.8.8.8",)
    with pytest.raises(AddressError, match=REFUSED):
        guard.addresses("flip.example", 80)


def test_who_writes_down_a_private_address_means_it():
    urls = (
        "http://127.0.0.1:8000/rss",
        "http://LOCALHOST/x",
        "http://[::1]/",
        "https://a.example/",
        "https://10.example/",
        "https://a.example.10/",
        "mailto:",
    )
    assert named_inner(urls) == {"127.0.0.1", "localhost", "::1"}
    assert named_ports([*urls, "https://b.example:8444/"]) == {8000, 8444}


@pytest.fixture
def site() -> Iterator[Site]:
    with web_site() as opened:
        opened.pages["/secret"] = reply("the secret")
        yield opened


@pytest.mark.attack("V1")
@pytest.mark.attack("V4")
@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "[::ffff:127.0.0.1]",
    ],
)
def test_however_it_is_spelt(site, host):
    port = site.url.rpartition(":")[2]
    web = Web(Settings("tests", ports=frozenset({int(port)})), lambda: NOW)
    with pytest.raises(FetchError, match=f"{REFUSED}|not well formed|name not known") as caught:
        web.get(f"http://{host}:{port}/secret")
    assert site.asked == []
    assert REFUSED in caught.value.reason or host not in {"127.0.0.1", "localhost"}


@pytest.mark.attack("V2")
def test_a_redirect_leads_inside_no_more_than_an_address_does(site):
    def away(handler) -> None:
        handler.send_response(302)
        handler.send_header("Location", f"http://127.0.0.2:{site.url.rpartition(':')[2]}/secret")
        handler.end_headers()

    site.pages["/"] = away
    port = frozenset({int(site.url.rpartition(":")[2])})
    web = Web(Settings("tests", inner=HERE, ports=port), lambda: NOW)
    with pytest.raises(FetchError, match=REFUSED):
        web.get(f"{site.url}/")
    assert site.asked == ["/"]


@pytest.mark.attack("V7")
def test_a_webhook_leads_inside_no_more_and_its_address_is_not_told(site):
    web = Web(Settings("tests"), lambda: NOW)
    with pytest.raises(DeliveryError) as caught:
        web.post(f"{site.url}/secret", json={})
    assert caught.value.permanent
    assert "127.0.0.1" not in str(caught.value)
    assert site.asked == []


def test_the_first_address_that_answers_is_taken():
    with web_site() as site:
        site.pages["/"] = reply("here")
        port = int(site.url.rpartition(":")[2])
        found = {str(where[0]) for *_, where in socket.getaddrinfo("localhost", port)}
        web = Web(Settings("tests", inner=HERE), lambda: NOW)
        assert web.get(f"http://localhost:{port}/")
        assert "127.0.0.1" in found
