"""The far end of a webhook that means us harm: it repeats all that it was sent, in every way."""

import base64
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.loopback import serving

MARK = "kernel-of-the-inner-network"
"""Stands in each answer: nobody must be shown it."""


@dataclass
class Far:
    """``way``: how it answers. ``heard``: everything that arrived, head and body."""

    url: str = ""
    way: str = "500"
    heard: list[str] = field(default_factory=list)


def _sent(handler: BaseHTTPRequestHandler) -> str:
    body = handler.rfile.read(int(handler.headers["Content-Length"] or 0))
    return f"{handler.requestline}\n{handler.headers}\n{body.decode('utf-8', 'replace')}"


def _answer(handler: BaseHTTPRequestHandler, status: int, text: str, media: str) -> None:
    raw = text.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", media)
    handler.send_header("Content-Length", str(len(raw)))
    if status in (301, 302, 307, 308):
        handler.send_header("Location", f"{handler.path}/elsewhere")
    if status == 429:
        handler.send_header("Retry-After", "1")
    handler.end_headers()
    handler.wfile.write(raw)


def _status(status: int) -> Callable[[BaseHTTPRequestHandler, str], None]:
    def answer(handler: BaseHTTPRequestHandler, sent: str) -> None:
        encoded = base64.b64encode(sent.encode()).decode()
        _answer(handler, status, f"<html>{MARK} {sent} {encoded}</html>", "text/html")

    return answer


def _json(error: str | None) -> Callable[[BaseHTTPRequestHandler, str], None]:
    def answer(handler: BaseHTTPRequestHandler, sent: str) -> None:
        said = {"ok": False, "error": error or sent, "needed": sent, "mark": MARK}
        _answer(handler, 200, json.dumps(said), "application/json")

    return answer


def _hang_up(handler: BaseHTTPRequestHandler, _sent: str) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def _break_off(handler: BaseHTTPRequestHandler, sent: str) -> None:
    handler.wfile.write(f"HTTP/1.1 500 {sent.splitlines()[0]}\r\nX-Sent: {MARK}".encode())


def _babble(handler: BaseHTTPRequestHandler, sent: str) -> None:
    handler.wfile.write(f"{sent}\r\n\r\n{MARK}".encode())


WAYS: dict[str, Callable[[BaseHTTPRequestHandler, str], None]] = {
    **{str(status): _status(status) for status in (200, 302, 307, 400, 401, 404, 410, 422)},
    **{str(status): _status(status) for status in (429, 500, 503)},
    **{word: _json(word) for word in ("invalid_auth", "not_in_channel", "ratelimited")},
    "an error that is what was sent": _json(None),
    "hangs up": _hang_up,
    "breaks off": _break_off,
    "no HTTP": _babble,
}


def _handle(far: Far, handler: BaseHTTPRequestHandler) -> None:
    sent = _sent(handler)
    far.heard.append(sent)
    WAYS[far.way](handler, sent)


@contextmanager
def far_end() -> Iterator[Far]:
    far = Far()
    with serving(lambda handler: _handle(far, handler)) as far.url:
        yield far


@contextmanager
def encrypted_far_end(shown: ssl.SSLContext) -> Iterator[Far]:
    """The same behind TLS, with the certificate that it shows."""
    far = Far()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            _handle(far, self)

        do_GET = do_POST  # noqa: N815 - the name that http.server calls

        def log_message(self, *_args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_args: object) -> None:
            pass  # that the other side hangs up is what it is for

        def finish_request(self, request: socket.socket, client: object) -> None:
            with shown.wrap_socket(request, server_side=True) as wrapped:
                super().finish_request(wrapped, client)

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        far.url = f"https://127.0.0.1:{server.server_port}"
        try:
            yield far
        finally:
            server.shutdown()
            thread.join()
