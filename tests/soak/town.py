"""Many hosts on loopback, all on one port, each with a conduct of its own, down to the bytes."""

import selectors
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

_PATIENCE_S = 20.0
_HEAD = 65_536
_AT_ONCE = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Guest:
    """One connection of somebody who asks. ``path``: empty where no HTTP was spoken. ``nth``: so
    many connections its host has seen, this one among them. ``over``: set at the end."""

    wire: socket.socket
    host: str
    path: str
    nth: int
    over: threading.Event

    @property
    def here(self) -> str:
        """Its address, without a slash at its end."""
        return f"http://{self.host}:{self.wire.getsockname()[1]}"

    def answer(
        self, body: bytes, media: str = "text/html", status: str = "200 OK", more: str = ""
    ) -> None:
        """A whole answer. ``more``: further lines of the head, each with its end."""
        self.send(
            f"HTTP/1.1 {status}\r\nContent-Type: {media}; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\n{more}Connection: close\r\n\r\n".encode()
        )
        self.send(body)

    def send(self, raw: bytes) -> None:
        """Raises OSError where they are gone."""
        self.wire.sendall(raw)

    def drip(self, piece: bytes, times: int, seconds: float) -> None:
        """Bit by bit, ``seconds`` between two of them."""
        for _ in range(times):
            if self.over.wait(seconds):
                return
            self.send(piece)

    def slam(self) -> None:
        """The connection is reset."""
        self.wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)


Conduct = Callable[[Guest], None]


@dataclass
class Town:
    """Runs from ``with`` to its end. ``asked``: how often each host was."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    _conduct: dict[str, Conduct] = field(default_factory=dict)
    _ears: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()
        for key in list(self._ears.get_map().values()):
            self._ears.unregister(key.fileobj)
            key.fileobj.close()  # type: ignore[union-attr]
        self._ears.close()

    def settle(self, hosts: Iterable[str], conduct: Conduct) -> None:
        """They listen, and behave so. ``hosts``: addresses of loopback."""
        for host in hosts:
            ear = socket.create_server((host, self.port), backlog=64)
            self.port = ear.getsockname()[1]
            self._conduct[host] = conduct
            self._ears.register(ear, selectors.EVENT_READ, host)

    def _listen(self) -> None:
        while not self._over.is_set():
            for key, _ in self._ears.select(0.1):
                wire, _from = key.fileobj.accept()  # type: ignore[union-attr]
                self.asked[key.data] += 1
                guest = (wire, key.data, self.asked[key.data])
                threading.Thread(target=self._receive, args=guest, daemon=True).start()

    def _receive(self, wire: socket.socket, host: str, nth: int) -> None:
        with wire, suppress(OSError):
            wire.settimeout(_PATIENCE_S)
            words = wire.recv(_HEAD).split(b" ", 2)
            path = words[1].decode("latin-1") if words[0] == b"GET" else ""
            self._conduct[host](Guest(wire, host, path, nth, self._over))
