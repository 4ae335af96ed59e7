"""The guard for a library that opens connections by itself.

Python tells an audit hook of each connection before it is made, with the very address it leads to
(https://docs.python.org/3/library/audit_events.html): what was looked at is what is reached.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from threading import local
from typing import Any

from monitor.web.guard import is_inner


@dataclass(slots=True)
class Passage:
    """One time within the fence. ``refused``: something led into a private network."""

    inner: frozenset[str]
    refused: bool = False
    _asked: local = field(default_factory=local)

    def ask(self, host: str) -> None:
        """The name that this thread looks up, before it connects."""
        self._asked.host = host.strip("[]").lower()

    def check(self, address: str) -> None:
        """Raises PermissionError where nobody allowed the name that led there."""
        if is_inner(address) and getattr(self._asked, "host", address) not in self.inner:
            self.refused = True
            raise PermissionError("it leads into a private network, which nobody allowed")


_PASSAGE: ContextVar[Passage | None] = ContextVar("passage", default=None)


class Fence:
    """``inner``: hosts within a private network that the operator named."""

    def __init__(self, inner: frozenset[str]) -> None:
        self._inner = inner
        _watch()

    @contextmanager
    def around(self) -> Iterator[Passage]:
        """Whatever is called inside, and in threads that take its context over, is fenced in."""
        passage = Passage(self._inner)
        token = _PASSAGE.set(passage)
        try:
            yield passage
        finally:
            _PASSAGE.reset(token)


@cache
def _watch() -> None:
    # A hook stays for good: there must be one, however many fences there are.
    sys.addaudithook(_told)


def _told(happens: str, args: tuple[Any, ...]) -> None:
    if happens == "socket.getaddrinfo" and (passage := _PASSAGE.get()):
        passage.ask(_text(args[0]))
    elif happens in {"socket.connect", "socket.sendto"} and (passage := _PASSAGE.get()):
        passage.check(_text(args[1][0]) if isinstance(args[1], tuple) else "")


def _text(host: Any) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
