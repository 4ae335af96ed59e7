"""What a source's visits show of it, over real HTTP."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.visiting.source_state import Sight, State
from monitor.errors import FetchError
from monitor.service.sighting import of_fault
from monitor.sources import PARSERS
from tests.empty_database import put_empty_database
from tests.loopback import Reply, Site, reply, rss, web_site

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)


class World:
    """One source of one site, visited every ten minutes."""

    def __init__(self, site: Site) -> None:
        self.site, self.now = site, BEGAN
        self.app: App

    def visited(self, times: int = 1, **later: float) -> State:
        for _ in range(times):
            self.now += timedelta(**(later or {"minutes": 11}))
            list(self.app.rounds.visit_all())
        (name,) = (source.name for source in self.app.settings.sources)
        return self.app.records.states.of(name).state

    @property
    def detail(self) -> str:
        (condition,) = self.app.records.states.all().values()
        return condition.detail


@pytest.fixture
def world(tmp_path) -> Iterator[World]:
    with started(tmp_path) as made:
        yield made


@contextmanager
def started(folder, more: str = "") -> Iterator[World]:
    put_empty_database(folder / "m.sqlite3")
    with web_site() as site:
        (folder / "monitor.toml").write_text(
            f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
        )
        (folder / "sources.toml").write_text(
            f'[[source]]\nname = "A"\nkind = "feed"\nurl = "{site.url}/rss"\n'
            f"every_minutes = 10\n{more}"
        )
        world = World(site)
        site.pages["/rss"] = listing(20)
        clocks = Clocks(now=lambda: world.now, wall=lambda: world.now)
        settings = load(folder, PARSERS.keys(), gazetteer(), {})
        with build(settings, Console(quiet=True), clocks) as world.app:
            assert world.visited() is State.HEALTHY
            yield world


def redirect(status: int, to: str) -> Reply:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def lies(count: int) -> Reply:
    """One validator for whatever it lists."""
    body = feed(count).encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers["If-None-Match"]
        handler.send_response(304 if asked else 200)
        handler.send_header("ETag", '"always"')
        handler.send_header("Content-Length", "0" if asked else str(len(body)))
        handler.end_headers()
        handler.wfile.write(b"" if asked else body)

    return answer


def feed(count: int) -> str:
    items = "".join(
        f"<item><title>Story {n}</title><link>http://x.example/{n}</link></item>"
        for n in range(count)
    )
    return f'<rss version="2.0"><channel><title>A</title>{items}</channel></rss>'


def listing(count: int) -> Reply:
    """So many items about something else, one a day."""
    day = datetime(2026, 3, 1, tzinfo=UTC)
    dates = [f"{day - timedelta(days=n):%a, %d %b %Y} 09:00 GMT" for n in range(count)]
    return rss([(f"Story {n}", f"http://x.example/{n}", date) for n, date in enumerate(dates)])


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (reply(b"gone", status=410), State.GONE),
        (reply(b"no", status=404), State.GONE),
        (reply(b"no", status=403), State.BLOCKED),
        (reply(b"no", status=503), State.UNREACHABLE),
        (rss([]), State.EMPTY),
        (reply("<html><body><p>Welcome to our new site</p></body></html>"), State.SHAPE_CHANGED),
        (listing(4), State.SHAPE_CHANGED),
    ],
)
def test_three_visits_enter_a_state_and_one_leaves_it(world, answer, state):
    world.site.pages["/rss"] = answer
    assert world.visited(2) is State.HEALTHY
    assert world.visited() is state
    world.site.pages["/rss"] = listing(20)
    assert world.visited() is State.HEALTHY


def test_who_has_a_shorter_list_for_two_weeks_has_a_shorter_list(world):
    world.site.pages["/rss"] = listing(4)
    assert world.visited(3) is State.SHAPE_CHANGED
    assert world.visited(days=13) is State.SHAPE_CHANGED
    assert world.visited(days=1) is State.LATE  # with a date of two weeks ago


def test_nobody_is_late_for_not_having_been_looked_at(world):
    world.now += timedelta(days=30)
    world.site.pages["/rss"] = rss(
        [("News", "http://x.example/new", f"{world.now:%d %b %Y} 09:00 GMT")]
    )
    assert world.visited() is State.HEALTHY


def test_not_modified_at_the_new_address_is_still_moved(world):
    world.site.pages["/new"] = lies(20)
    world.site.pages["/rss"] = redirect(301, "/new")
    assert world.visited(2, days=2) is State.MOVED
    assert world.visited(2) is State.MOVED


def test_a_host_without_a_name_is_gone():
    fault = FetchError("http://x.invalid/", "unreachable: name not known", transient=True)
    assert of_fault(fault) == Sight(State.GONE, fault.reason, answered=False)


def test_a_check_for_robots_is_no_change_of_shape(world):
    gate = "<html><title>Just a moment...</title><body>Verify you are human</body></html>"
    world.site.pages["/rss"] = reply(gate)
    assert world.visited(3) is State.BLOCKED
    assert "a check for robots" in world.detail


@pytest.mark.parametrize(("status", "state"), [(301, "moved"), (308, "moved"), (302, "healthy")])
def test_a_redirect_for_good_is_told_with_the_new_address(world, status, state):
    world.site.pages["/new"] = listing(20)
    world.site.pages["/rss"] = redirect(status, "/new")
    assert world.visited(2) == state
    if state == "moved":
        assert f"moved for good to {world.site.url}/new" in world.detail


def test_a_list_that_lacks_what_it_always_named_has_changed(tmp_path):
    with started(tmp_path, 'canaries = ["Story 3"]\n') as world:
        world.site.pages["/rss"] = rss([("Other", f"http://x.example/o{n}", "") for n in range(20)])
        assert world.visited(3) is State.SHAPE_CHANGED
        assert "no longer names Story 3" in world.detail


def honest(body: str) -> Reply:
    """Says "not modified" of what was sent before, and of nothing else."""
    sent = body.encode()
    tag = f'"{hashlib.sha256(sent).hexdigest()[:8]}"'

    def answer(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers["If-None-Match"] == tag
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", tag)
        handler.send_header("Content-Length", "0" if same else str(len(sent)))
        handler.end_headers()
        handler.wfile.write(b"" if same else sent)

    return answer


def test_a_list_in_doubt_is_asked_for_whole(world):
    world.site.pages["/rss"] = honest(feed(20))
    world.visited()
    world.site.pages["/rss"] = honest(feed(3))
    assert world.visited(2) is State.HEALTHY
    assert world.visited() is State.SHAPE_CHANGED


def test_a_date_in_the_future_does_not_excuse_a_silence(world):
    day = datetime(2026, 3, 1, tzinfo=UTC)
    dates = [f"{day - timedelta(days=n):%a, %d %b %Y} 09:00 GMT" for n in range(20)]
    told = [*dates, "Thu, 01 Jan 2099 09:00 GMT"]
    items = [(f"Story {n}", f"http://x.example/{n}", date) for n, date in enumerate(told)]
    world.site.pages["/rss"] = rss(items)
    assert world.visited() is State.HEALTHY
    assert world.visited(days=5) is State.LATE


def test_what_was_there_before_the_first_visit_did_not_come_late(world):
    (brought,) = world.app.records.yields.since(BEGAN).values()
    assert (brought.items, brought.delay) == (20, None)


def test_a_server_that_says_not_modified_when_it_was_is_caught_within_a_day(world):
    world.site.pages["/rss"] = lies(20)
    assert world.visited() is State.HEALTHY
    world.site.pages["/rss"] = lies(21)
    assert world.visited() is State.HEALTHY
    assert world.visited(days=1) is State.LYING_VALIDATOR
    world.site.pages["/rss"] = lies(22)
    world.visited()
    (kept,) = world.app.records.visits.all().values()
    assert kept.held == {f"{world.site.url}/rss": 22}
