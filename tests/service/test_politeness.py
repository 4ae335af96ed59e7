"""A server that scores who asks it, by the rules by which feed readers are judged in public."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.config import load
from monitor.sources import PARSERS
from tests.loopback import web_site
from tests.politeness import RULES, Asked, Log

BEGINS = datetime(2026, 3, 2, 8, tzinfo=UTC)
EVERY = timedelta(minutes=30)
AWAY = timedelta(hours=3)
FRESH = timedelta(minutes=50)
ETAG = 'W/"odd, but ours:=="'
MODIFIED = "Sun, 01-Mar-2026 08:59:60 GMT"
FEED = (
    "<rss version='2.0'><channel><title>t</title><item><title>Bins</title>"
    "<link>https://example.org/bins</link></item></channel></rss>"
)


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Log:
    """Three days in steps of five minutes, with a refusal in them and a restart each day; on the
    second one the server says that its list holds for fifty minutes."""
    folder = tmp_path_factory.mktemp("polite")
    now, log = [BEGINS], []
    given = {"etag": ETAG, "last-modified": MODIFIED}

    def feed(handler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        refused = len(log) == 40
        status = 429 if refused else 304 if "if-none-match" in headers else 200
        away = AWAY if refused else timedelta()
        fresh = (
            FRESH
            if status == 200 and 24 < (now[0] - BEGINS).total_seconds() / 3600 < 48
            else timedelta()
        )
        log.append(Asked(now[0], handler.path, headers, status, given, away, fresh))
        body = FEED.encode() if status == 200 else b""
        handler.send_response(status)
        handler.send_header("ETag", ETAG)
        if fresh:
            handler.send_header("Cache-Control", f"public, max-age={fresh.seconds}")
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
    return Log(log, EVERY)


def test_it_was_asked_often_enough_to_judge(log) -> None:
    assert 72 < len(log.asked) < 108
    assert [a.status for a in log.asked].count(200) in {3, 4}
    assert [a.conditional for a in log.asked][:2] == [False, True]


@pytest.mark.parametrize("rule", RULES)
def test_the_score_is_full(rule, log) -> None:
    assert RULES[rule](log), rule


GOOD = {
    "user-agent": "probation-monitor/1 (desk@example.org)",
    "accept-encoding": "gzip",
}
GIVEN = {"etag": ETAG}


def asked(hours: float, status: int = 200, path: str = "/feed", **headers: str) -> Asked:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    away = AWAY if status == 429 else timedelta()
    return Asked(BEGINS + timedelta(hours=hours), path, GOOD | told, status, GIVEN, away)


RUDE = {
    "says who asks and how to reach them": [asked(0, user_agent="Mozilla/5.0")],
    "sends no cookie and no referrer": [asked(0, cookie="who=you")],
    "forces no cache to be passed by": [asked(0, cache_control="no-cache")],
    "asks for the address as it is": [asked(0), asked(1, path="/feed?1")],
    "sends the validators that it was given": [asked(0), asked(1, if_none_match=ETAG.lower())],
    "asks without conditions at most once a day": [asked(0), asked(9), asked(19), asked(30)],
    "takes compressed answers": [asked(0, accept_encoding="identity")],
    "keeps the interval": [asked(0), asked(0.2)],
    "stays away as long as it is told": [asked(0, 429), asked(1)],
    "does not ask for what is still fresh": [replace(asked(0), fresh=FRESH), asked(0.5)],
    "comes back after that": [asked(0), asked(1, 429)],
}


@pytest.mark.parametrize("rule", RULES)
def test_rudeness_is_seen(rule) -> None:
    assert not RULES[rule](Log(RUDE[rule], EVERY))
