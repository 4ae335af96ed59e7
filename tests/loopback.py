"""The wire's far end, on loopback: a web site, a mail server, a Slack-shaped webhook."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HERE = frozenset({"127.0.0.1", "localhost"})
"""Where the servers of the tests are: a private network that nobody else may ask."""

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """``site.pages["/feed"] = reply(...)``; ``site.asked`` lists the paths in order."""

    url: str = ""
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


def reply(body: str | bytes, status: int = 200, media: str = "text/html") -> Reply:
    """A whole answer."""
    raw = body.encode() if isinstance(body, str) else body

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", f"{media}; charset=utf-8")
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)

    return send


_NO_ROBOTS = reply("not here", 404)


@contextmanager
def serving(
    handle: Callable[[BaseHTTPRequestHandler], None], robots: Reply = _NO_ROBOTS
) -> Iterator[str]:
    """Answer every request with ``handle``, but that for its robots.txt, of which most sites here
    have none; yields the address without a slash at its end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                robots(self)
            else:
                handle(self)

        def do_POST(self) -> None:
            handle(self)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def web_site() -> Iterator[Site]:
    """A site whose pages a test sets; what is not set is 404. Its robots.txt is not listed."""
    site = Site()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        site.asked.append(handler.path)
        site.pages.get(handler.path, reply("not here", 404))(handler)

    def robots(handler: BaseHTTPRequestHandler) -> None:
        site.pages.get("/robots.txt", _NO_ROBOTS)(handler)

    with serving(handle, robots) as site.url:
        yield site


@dataclass
class Hook:
    """A Slack-shaped webhook: what it got, and what it answers."""

    url: str = ""
    asked: threading.Event = field(default_factory=threading.Event)
    got: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    wait: threading.Event | None = None


@contextmanager
def slack_hook() -> Iterator[Hook]:
    """Answers "ok" as Slack does, unless told another status, or to keep the sender waiting."""
    hook = Hook()

    def handle(handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        hook.asked.set()
        if hook.wait:
            hook.wait.wait(30)
            return
        hook.got.append(json.loads(body))
        reply("ok" if hook.status == 200 else "no_service", hook.status)(handler)

    with serving(handle) as address:
        hook.url = f"{address}/services/T0/B0/secret"
        yield hook


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


class MailServer:
    """A real SMTP server; ``mails`` holds what it took over."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refusing = False

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.refusing:
            return "451 try again later"
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 taken"

    @contextmanager
    def running(self) -> Iterator[int]:
        """Yields the port."""
        port = free_port()
        controller = Controller(self, hostname="127.0.0.1", port=port)
        controller.start()
        try:
            yield port
        finally:
            controller.stop()


def rss(items: list[tuple[str, str, str]], title: str = "A paper") -> Reply:
    """RSS 2.0 of (headline, link, date as in RFC 822)."""
    rows = "".join(
        f"<item><title>{escape(headline)}</title><link>{escape(link)}</link>"
        f"<pubDate>{date}</pubDate></item>"
        for headline, link, date in items
    )
    feed = f'<rss version="2.0"><channel><title>{title}</title>{rows}</channel></rss>'
    return reply(feed, media="application/rss+xml")


def article_page(headline: str, text: str, published: str = "") -> Reply:
    """A newspaper's page with what stands around an article, and says when it was ``published``."""
    dated = f'<meta property="article:published_time" content="{published}">' if published else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return reply(
        f"<!doctype html><html><head><title>{escape(headline)} | The Paper</title>{dated}</head>"
        "<body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<main><article><h1>{escape(headline)}</h1>{body}</article></main>"
        "<aside><h2>More stories</h2><a href='/x'>Nursery rated Inadequate by Ofsted</a></aside>"
        "<footer>All rights reserved. Cookie settings</footer></body></html>"
    )
