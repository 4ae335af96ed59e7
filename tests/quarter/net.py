"""Many hosts on loopback, 127.0.1.1 and on, all on one port: one function answers for them all."""

import selectors
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from monitor.demo.loopback import Answer


@dataclass(frozen=True, slots=True)
class Call:
    """One request. ``path``: with its query; names of ``headers`` in lower case."""

    host: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Net:
    """Runs from ``with`` to its end. ``cut`` hosts refuse connections until they are joined."""

    answer: Callable[[Call], Answer]
    port: int = 0
    _sockets: dict[str, socket.socket] = field(default_factory=dict)
    _ears: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), self._handler(), bind_and_activate=False
        )
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()
        self.cut(list(self._sockets))
        self._server.server_close()

    def join(self, hosts: Iterable[str]) -> None:
        """They listen."""
        for host in hosts:
            if host not in self._sockets:
                ear = socket.create_server((host, self.port), backlog=128)
                self.port = ear.getsockname()[1]
                self._sockets[host] = ear
                self._ears.register(ear, selectors.EVENT_READ)

    def cut(self, hosts: Iterable[str]) -> None:
        """Nobody listens there any more."""
        for host in hosts:
            if ear := self._sockets.pop(host, None):
                self._ears.unregister(ear)
                ear.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            for key, _ in self._ears.select(0.02):
                with suppress(OSError):  # cut in this moment
                    self._server.process_request(*key.fileobj.accept())  # type: ignore[union-attr]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        net = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                said = {name.lower(): value for name, value in self.headers.items()}
                answer = net.answer(Call(said["host"].partition(":")[0], self.path, said))
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.media_type)
                self.send_header("Content-Length", str(len(answer.body)))
                for name, value in answer.headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
