"""A real server on loopback that answers as a test tells it to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from monitor.web import Settings, Web
from tests.loopback import HERE

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    method: str
    path: str
    headers: Message
    body: bytes


@dataclass
class Site:
    """``site.pages["/x"] = reply``; ``site.asked`` keeps every request."""

    url: str = ""
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Reply:
    """A whole answer; header names with _ for -."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            site.asked.append(Asked(self.command, self.path, self.headers, self.rfile.read(length)))
            try:
                site.pages[self.path](self)
            except OSError:
                self.close_connection = True  # the client has heard enough

        do_POST = do_GET  # noqa: N815 - the name http.server looks for

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    site.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


def web(**settings: float) -> Web:
    return Web(
        Settings("Probation Monitor (contact@example.org)", inner=HERE, **settings), lambda: NOW
    )
