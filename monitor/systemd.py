"""What systemd is told of the service: that it is ready, that it lives, that it ends.

A few words to the socket that it names, as it asks for it; where it names none, nobody listens:
https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta

log = logging.getLogger(__name__)

_HUNG = timedelta(minutes=15)
"""Longer than any part that makes no promise of its own is busy, be all servers slow."""


class Supervisor:
    """``env``: the environment of a service. ``clock``: seconds that never go back."""

    def __init__(self, env: Mapping[str, str], clock: Callable[[], float] = time.monotonic) -> None:
        self._address = _address(env.get("NOTIFY_SOCKET", ""))
        self._watched = env.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        self._clock = clock
        self._lived: dict[str, float] = {}

    def ready(self) -> None:
        """All that the service needs was opened; it works from now on."""
        self._tell("READY=1")

    def stopping(self) -> None:
        """It finishes what it has in hand."""
        self._tell("STOPPING=1")

    def alive(self, part: str) -> None:
        """This part has come to the end of a round. From any thread."""
        self._lived[part] = self._clock()

    def look(self, patience: Mapping[str, timedelta]) -> None:
        """A sign of life, unless a part of these has given none for so long.

        A part that nobody has seen yet is waited for from now on.
        """
        now = self._clock()
        silent = {part: now - self._lived.setdefault(part, now) for part in patience}
        hung = [part for part, span in silent.items() if span > _bound(patience[part])]
        if hung:
            log.error("part_hung", extra={"parts": hung})
        elif self._watched:
            self._tell("WATCHDOG=1")

    def _tell(self, words: str) -> None:
        if not self._address:
            return
        with (
            suppress(OSError),  # nobody listens any more: no reason to stop the service
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line,
        ):
            line.sendto(words.encode(), self._address)


def _address(named: str) -> str:
    """A path, or a name without a file, which the kernel wants with a zero before it."""
    return f"\0{named[1:]}" if named.startswith("@") else named


def _bound(promised: timedelta) -> float:
    return max(promised, _HUNG).total_seconds()
