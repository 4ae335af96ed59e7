"""How fast one host is asked, and whether it is asked at all."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Protocol

from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.london import LONDON
from monitor.domain.visiting.host_hold import HostHold
from monitor.errors import FetchError
from monitor.web.faults import status_in_words

_REFUSALS = {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_LEFT_ALONE_S = 600.0
"""The inspectorate's firewall shuts a client out for ten minutes once it asked too fast:
https://github.com/ministryofjustice/hale-platform (``opt/lua/README.md``)."""


class HostsMemory(Protocol):
    """When hosts may be asked. Safe to use from several threads. Instants are UTC."""

    def turn(self, host: str, gap_s: float) -> float:
        """In how many seconds the caller may ask it; the next may ``gap_s`` after that."""
        ...

    def hold(self, host: str, hold: HostHold, now: datetime) -> None:
        """It is to be left alone."""
        ...

    def held(self, host: str) -> HostHold | None:
        """The last hold that is known, over or not."""
        ...


class OneProcess:
    """The memory of one process, for a host that no other asks for us."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}
        self._holds: dict[str, HostHold] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, gap_s: float) -> float:
        """By a clock that nobody sets."""
        with self._lock:
            asked = time.monotonic()
            begins = max(asked, self._free_at.get(host, asked))
            self._free_at[host] = begins + gap_s
        return begins - asked

    def hold(self, host: str, hold: HostHold, now: datetime) -> None:
        """Until the process ends."""
        self._holds[host] = hold

    def held(self, host: str) -> HostHold | None:
        """The last hold that is known, over or not."""
        return self._holds.get(host)


class Pace:
    """Safe to use from several threads.

    ``hosts``: what is known of them; None for what this process learns. ``gap_s``: seconds between
    the beginnings of two requests to one host. ``careful``: hosts (as
    ``host_in`` gives them) where "forbidden" means that all of us are shut out, too.
    """

    def __init__(
        self,
        gap_s: float,
        careful: frozenset[str],
        clock: Callable[[], datetime],
        stop: threading.Event,
        hosts: HostsMemory | None = None,
    ) -> None:
        self._gap_s = gap_s
        self._careful = careful
        self._clock = clock
        self._stop = stop
        self._hosts = hosts or OneProcess()

    def await_turn(self, url: str, delay: float = 0.0) -> None:
        """Returns when the host may be asked. Raises FetchError while it is left alone.

        ``delay``: seconds between two requests that the host wants itself.
        """
        host = host_in(url)
        self._expect_no_hold(url, self._hosts.held(host))
        wait = self._hosts.turn(host, max(self._gap_s, delay))
        if wait > 0:
            self._stop.wait(wait)

    def refusal(self, url: str, status: int, asked: float | None) -> float | None:
        """Take note of a bad answer: for how many seconds the host is to be left alone, if so.

        "Too many" is said to all that we ask of a host, whichever host it is. ``asked``: for how
        long the server itself wants it; for a careful host the longer of the two counts.
        """
        host = host_in(url)
        if not self.shuts_us_out(url, status):
            return asked
        seconds = max(_LEFT_ALONE_S if host in self._careful else 0.0, asked or 0.0)
        now = self._clock()
        until = now + timedelta(seconds=seconds)
        why = f"answered {status_in_words(status)}"
        self._hosts.hold(host, HostHold(why, until, status), now)
        return seconds or asked

    def rest(self, url: str, seconds: float) -> None:
        """The host answered, and wants to be asked for nothing more for so long."""
        if seconds > 0:
            now = self._clock()
            until = now + timedelta(seconds=seconds)
            self._hosts.hold(host_in(url), HostHold("said that this was all for now", until), now)

    def shuts_us_out(self, url: str, status: int) -> bool:
        """Does this answer speak of us, and not of the one page?"""
        too_many = status == HTTPStatus.TOO_MANY_REQUESTS
        return too_many or (host_in(url) in self._careful and status in _REFUSALS)

    def _expect_no_hold(self, url: str, hold: HostHold | None) -> None:
        now = self._clock()
        if hold is None or hold.until <= now:
            return
        raise FetchError(
            url,
            f"not asked: the site {hold.why}, and is left alone"
            f" until {hold.until.astimezone(LONDON):%H:%M}",
            transient=True,
            retry_after=(hold.until - now).total_seconds(),
            status=hold.status,
        )
