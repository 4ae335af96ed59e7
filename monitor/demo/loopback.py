"""A small HTTP server on 127.0.0.1: one function from request to answer."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked. ``path`` is without the query."""

    method: str
    path: str
    body: bytes = b""
    query: str = ""

    @property
    def asked(self) -> str:
        """Path and query, as in the request."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to it."""

    body: bytes
    media_type: str = HTML
    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = ()


NOT_FOUND = Answer(b"<h1>Page not found</h1>", status=HTTPStatus.NOT_FOUND)


class LoopbackServer:
    """Runs from ``with`` to its end, on a port of its own.

    Good answers carry an ETag, and whoever shows it again gets a 304, as from real sites.
    ``troubles``: paths that answer this instead, until they are taken out. ``asked``: every
    request, path and query, in order.
    """

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self.troubles: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.not_modified = 0
        self._answer = answer
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        # Asked often whether to stop: the default of half a second would be felt at the end.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def url(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def answer(self, request: Request, known: str | None) -> tuple[Answer, str]:
        """The answer and its ETag. ``known``: the ETag that the client holds."""
        self.asked.append(request.asked)
        found = self.troubles.get(request.path) or self._answer(request)
        tag = f'"{hashlib.sha256(found.body).hexdigest()[:16]}"'
        if found.status == HTTPStatus.OK and known == tag:
            self.not_modified += 1
            return replace(found, body=b"", status=HTTPStatus.NOT_MODIFIED), tag
        return found, tag

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that the end waits for answers under way
    owner: LoopbackServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self._reply(self._request("GET"))

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._reply(self._request("POST", self.rfile.read(length)))

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the stage belongs to the service."""

    def _request(self, method: str, body: bytes = b"") -> Request:
        path, _, query = self.path.partition("?")
        return Request(method, path, body, query)

    def _reply(self, request: Request) -> None:
        answer, tag = self.server.owner.answer(request, self.headers.get("If-None-Match"))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(answer.body)
