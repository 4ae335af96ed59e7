"""What hosts ask of programs, and that it is kept to."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import FetchError, ForbiddenError
from monitor.web import OneRun, Settings, Web
from monitor.web.robots import Robots
from tests.loopback import HERE, Site, free_port, reply, web_site

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with web_site() as opened:
        opened.pages["/feed"] = reply("the feed")
        yield opened


class Door:
    """Asks with a memory, and counts how often robots.txt is asked for."""

    def __init__(self, site: Site, clock: Clock, **settings: frozenset[str]) -> None:
        self.site, self.clock, self.memory, self.times = site, clock, OneRun(), 0
        self.web = Web(Settings("ProbationMonitor/1", inner=HERE, **settings), clock, self.memory)

    def says(self, text: str, status: int = 200) -> None:
        answer = reply(text, status, "text/plain")

        def robots(handler: object) -> None:
            self.times += 1
            answer(handler)

        self.site.pages["/robots.txt"] = robots

    def get(self, path: str = "/feed") -> None:
        self.web.get(self.site.url + path)


@pytest.fixture
def door(site: Site, clock: Clock) -> Door:
    return Door(site, clock)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "User-agent: *\nDisallow: /private\n",
        "User-agent: *\nDisallow: /\nAllow: /feed\n",
        "User-agent: ProbationMonitor\nAllow: /\n\nUser-agent: *\nDisallow: /\n",
        "User-agent: OtherBot\nDisallow: /\n",
        "<!doctype html><html><body>Our front page</body></html>",
        "\0\ufffd: :\n: Disallow",
    ],
)
def test_what_is_allowed_is_read(door, text):
    door.says(text)
    door.get()
    assert door.site.asked == ["/feed"]


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /\n",
        "User-agent: *\nDisallow: /feed\n",
        "USER-AGENT: probationmonitor\ndisallow: /f*d$\n\nUser-agent: *\nAllow: /\n",
        "\ufeffUser-agent: *\r\nDisallow: /\r\n",
    ],
)
def test_what_is_forbidden_is_not_asked_for(door, text):
    door.says(text)
    with pytest.raises(ForbiddenError, match=r"/feed: its robots\.txt asks programs to stay away"):
        door.get()
    assert door.site.asked == []


def test_a_permission_counts_more_than_the_file(site, clock):
    host = site.url.removeprefix("http://")
    door = Door(site, clock, permitted=frozenset({host}))
    door.says("User-agent: *\nDisallow: /\n")
    door.get()
    assert (site.asked, door.times) == (["/feed"], 0)


def test_where_a_redirect_leads_is_asked_too(door, clock):
    with web_site() as other:
        other.pages["/robots.txt"] = reply("User-agent: *\nDisallow: /\n")

        def away(handler) -> None:
            handler.send_response(302)
            handler.send_header("Location", f"{other.url}/feed")
            handler.end_headers()

        door.site.pages["/feed"] = away
        with pytest.raises(ForbiddenError):
            door.get()
        assert other.asked == []


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_host_that_has_no_such_file_asks_for_nothing(door, status):
    door.says("no", status)
    door.get()
    assert door.site.asked == ["/feed"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_nobody_knows_nothing_is_asked(door, clock, status):
    door.says("sorry", status)
    for minutes in (0, 1, 6):
        clock.now = NOW + timedelta(minutes=minutes)
        with pytest.raises(FetchError) as caught:
            door.get()
        assert caught.value.transient
    assert (door.site.asked, door.times <= 2) == ([], True)


def test_a_host_that_keeps_it_to_itself_for_a_day_is_read_all_the_same(door, clock):
    door.says("sorry", 503)
    with pytest.raises(FetchError, match=r"HTTP 503 .*, when asked for its robots\.txt"):
        door.get()
    clock.now += timedelta(hours=23)
    with pytest.raises(FetchError):
        door.get()
    clock.now += timedelta(hours=1)
    door.get()


def test_the_last_copy_counts_while_no_new_one_comes(door, clock):
    door.says("User-agent: *\nDisallow: /private\n")
    door.get()
    door.says("sorry", 503)
    clock.now += timedelta(days=9)
    door.get()
    with pytest.raises(ForbiddenError):
        door.get("/private/1")


def test_it_is_asked_for_once_a_day_however_often_the_program_is_started(door, clock):
    door.says("User-agent: *\nDisallow: /private\n")
    for hours in (0, 1, 23):
        clock.now = NOW + timedelta(hours=hours)
        door.get()
        Web(Settings("ProbationMonitor/1", inner=HERE), clock, door.memory).get(
            f"{door.site.url}/feed"
        )
    assert door.times == 1
    door.says("User-agent: *\nDisallow: /feed\n")
    clock.now = NOW + timedelta(hours=24)
    with pytest.raises(ForbiddenError):
        door.get()
    assert door.times == 2


def test_a_host_that_is_not_there_is_told_as_such(clock):
    web = Web(Settings("ProbationMonitor/1", inner=HERE), clock, OneRun())
    with pytest.raises(FetchError) as caught:
        web.get(f"http://127.0.0.1:{free_port()}/feed")
    assert caught.value.reason == "unreachable: connection refused"


def seconds(text: str) -> float:
    """Between two requests to a host that says so."""
    with web_site() as site:
        site.pages["/robots.txt"] = reply(text)
        web = Web(Settings("ProbationMonitor/1", inner=HERE), Clock())
        robots = Robots(web.get, OneRun(), frozenset(), Clock())
        return robots.delay(f"{site.url}/feed")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("User-agent: *\nAllow: /\n", 0),
        ("User-agent: *\nCrawl-delay: 2.5\n", 2.5),
        ("User-agent: *\nRequest-rate: 1/10s\n", 10),
        ("User-agent: *\nCrawl-delay: 999999999999999999999\n", 30),
        ("User-agent: *\nCrawl-delay: -5\n", 0),
        ("User-agent: *\nCrawl-delay: nan\n", 0),
        ("User-agent: *\nCrawl-delay: inf\n", 0),
        ("User-agent: *\nCrawl-delay: soon\n", 0),
        ("User-agent: Probationmonitor\nCrawl-delay: 1\n\nUser-agent: *\nCrawl-delay: 9\n", 1),
    ],
)
def test_the_pause_that_a_host_asks_for_has_a_ceiling(text, wanted):
    assert seconds(text) == wanted


def test_the_pause_is_kept(door):
    door.says("User-agent: *\nCrawl-delay: 0.2\n")
    door.get()
    began = time.monotonic()
    door.get()
    assert time.monotonic() - began >= 0.15


def test_a_file_without_an_end_harms_nobody(door):
    door.says("User-agent: *\n" + "Disallow: /*a*b*c\n" * 200_000 + "Disallow: /feed\n")
    door.get()
