"""A server that scores who asks it, by the rules by which feed readers are judged in public.

The rules are those of https://rachelbythebay.com/fs/help.html as far as a server can see them: each
is one check with a name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.config import load
from monitor.sources import PARSERS
from tests.loopback import web_site

BEGINS = datetime(2026, 3, 2, 8, tzinfo=UTC)
EVERY = timedelta(minutes=30)
AWAY = timedelta(hours=3)
ETAG = 'W/"odd, but ours:=="'
MODIFIED = "Sun, 01-Mar-2026 08:59:60 GMT"
FEED = (
    "<rss version='2.0'><channel><title>t</title><item><title>Bins</title>"
    "<link>https://example.org/bins</link></item></channel></rss>"
)


@dataclass(frozen=True)
class Asked:
    """One request: when, what for, its headers by small names, and what was answered."""

    at: datetime
    path: str
    headers: dict[str, str]
    status: int


def sure(asked: Asked) -> bool:
    return asked.headers.get("if-none-match") is not None


RULES: dict[str, Callable[[list[Asked]], bool]] = {
    "says who asks and how to reach them": lambda log: all(
        "probation" in a.headers["user-agent"].lower() and "@" in a.headers["user-agent"]
        for a in log
    ),
    "sends no cookie and no referrer": lambda log: (
        not any({"cookie", "referer"} & a.headers.keys() for a in log)
    ),
    "forces no cache to be passed by": lambda log: (
        not any({"cache-control", "pragma"} & a.headers.keys() for a in log)
    ),
    "asks for the address as it is": lambda log: {a.path for a in log} == {"/feed"},
    "makes no validator up": lambda log: all(
        a.headers.get("if-none-match") in {None, ETAG}
        and a.headers.get("if-modified-since") in {None, MODIFIED}
        for a in log
    ),
    "has none before it was given one": lambda log: not sure(log[0]),
    "sends both validators": lambda log: all(
        sure(a) == ("if-modified-since" in a.headers) for a in log
    ),
    "asks without conditions at most once a day": lambda log: all(
        later.at - before.at >= timedelta(hours=23)
        for before, later in pairwise([a for a in log[1:] if not sure(a)])
    ),
    "takes compressed answers": lambda log: all(
        "gzip" in a.headers["accept-encoding"] for a in log
    ),
    "keeps the interval": lambda log: all(
        later.at - before.at >= EVERY * 0.9 for before, later in pairwise(log)
    ),
    "stays away as long as it is told": lambda log: all(
        later.at - before.at >= AWAY for before, later in pairwise(log) if before.status == 429
    ),
    "comes back after that": lambda log: log[-1].status == 304,
}


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> list[Asked]:
    """Three days in steps of five minutes, with a refusal in them and a restart each day."""
    folder = tmp_path_factory.mktemp("polite")
    now, log = [BEGINS], []

    def feed(handler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        refused = len(log) == 40
        status = 429 if refused else 304 if "if-none-match" in headers else 200
        log.append(Asked(now[0], handler.path, headers, status))
        body = FEED.encode() if status == 200 else b""
        handler.send_response(status)
        handler.send_header("ETag", ETAG)
        handler.send_header("Last-Modified", MODIFIED)
        handler.send_header("Set-Cookie", "who=you")
        if refused:
            handler.send_header("X-RateLimit-Reset", str(int(AWAY.total_seconds())))
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    with web_site() as site:
        site.pages["/feed"] = feed
        (folder / "monitor.toml").write_text(
            f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
            'contact = "desk@example.org"\n'
        )
        (folder / "sources.toml").write_text(
            f'[[source]]\nname = "Paper"\nkind = "feed"\nurl = "{site.url}/feed"\n'
            "every_minutes = 30\nfetch_pages = false\n"
        )
        clocks = Clocks(now=lambda: now[0], wall=lambda: now[0])
        for _day in range(3):
            with build(load(folder, PARSERS.keys(), {}), Console(quiet=True), clocks) as app:
                for _step in range(24 * 12):
                    for visit in app.rounds.start_due():
                        visit.result()
                    now[0] += timedelta(minutes=5)
    return log


def test_it_was_asked_often_enough_to_judge(log) -> None:
    assert 100 < len(log) < 144
    assert [a.status for a in log].count(200) in {3, 4}


@pytest.mark.parametrize("rule", RULES)
def test_the_score_is_full(rule, log) -> None:
    assert RULES[rule](log), rule
