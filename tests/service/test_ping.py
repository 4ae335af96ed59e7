"""The dead man's switch, on the wire."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

from monitor.domain.secret import Secret
from monitor.service.ping import Answer, Ping
from monitor.web import Settings, Web
from tests.loopback import HERE, free_port, reply, serving

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)


@dataclass
class Switch:
    """The other side: what it heard, and a clock."""

    url: str = ""
    status: int = 200
    heard: list[tuple[str, str]] = field(default_factory=list)
    now: datetime = BEGAN

    def clock(self) -> datetime:
        return self.now

    def ping(self, url: str | None) -> Ping:
        web = Web(Settings("test", inner=HERE), self.clock)

        def post(address: str, body: bytes, seconds: float) -> Answer:
            return web.post(address, json=body, timeout=seconds)

        return Ping(post, url and Secret(url), self.clock)


@contextmanager
def switch() -> Iterator[Switch]:
    made = Switch()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"])).decode()
        made.heard.append((handler.path, body))
        reply("OK", made.status)(handler)

    with serving(handle) as made.url:
        yield made


def test_a_good_round_is_told_once_a_minute_at_most() -> None:
    with switch() as there:
        ping = there.ping(f"{there.url}/uuid?rid=1")
        ping.send()
        assert there.heard == [], "nothing was done yet"
        for seconds in (0, 5, 54, 1):
            there.now += timedelta(seconds=seconds)
            ping.report("visits", None)
            ping.send()
        assert there.heard == [("/uuid?rid=1", "")] * 2
        there.now += timedelta(minutes=5)
        ping.send()
        assert len(there.heard) == 2, "who does no rounds is silent"


def test_a_fault_is_told_with_its_reason_until_that_part_is_well() -> None:
    with switch() as there:
        ping = there.ping(f"{there.url}/uuid")
        ping.report("audit", "alerts are missing: Kent PDU")
        ping.report("visits", None)
        ping.send()
        there.now += timedelta(minutes=1)
        ping.report("visits", "the disk is full")
        ping.send()
        there.now += timedelta(minutes=1)
        ping.report("visits", None)
        ping.report("audit", None)
        ping.send()
        assert there.heard == [
            ("/uuid/fail", "audit: alerts are missing: Kent PDU"),
            ("/uuid/fail", "audit: alerts are missing: Kent PDU; visits: the disk is full"),
            ("/uuid", ""),
        ]


def test_nobody_there_is_logged_once_and_breaks_nothing(caplog) -> None:
    there = Switch()
    ping = there.ping(f"http://127.0.0.1:{free_port()}/s3cr3t")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            ping.report("visits", None)
            ping.send()
            there.now += timedelta(minutes=1)
    assert [record.message for record in caplog.records] == ["ping_failed"]
    assert "s3cr3t" not in str(caplog.records[0].__dict__)


def test_a_refusal_is_logged_again_once_it_had_worked(caplog) -> None:
    with switch() as there, caplog.at_level(logging.WARNING):
        ping = there.ping(there.url)
        for there.status in (500, 404, 200, 500):
            ping.report("visits", None)
            ping.send()
            there.now += timedelta(minutes=1)
    reasons = [record.__dict__["reason"] for record in caplog.records]
    assert reasons == ["HTTP 500", "HTTP 500"]


def test_without_an_address_nobody_is_asked() -> None:
    ping = Switch().ping(None)
    ping.report("visits", None)
    ping.send()
