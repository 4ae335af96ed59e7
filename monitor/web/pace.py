"""How fast one host is asked, and whether it is asked at all."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.london import LONDON
from monitor.errors import FetchError
from monitor.web.faults import status_in_words

_REFUSALS = {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
_LEFT_ALONE_S = 600.0
"""The inspectorate's firewall shuts a client out for ten minutes once it asked too fast:
https://github.com/ministryofjustice/hale-platform (``opt/lua/README.md``)."""


@dataclass(frozen=True, slots=True)
class _Hold:
    why: str
    until: datetime
    status: int | None = None


class Pace:
    """Safe to use from several threads.

    ``gap_s``: seconds between the beginnings of two requests to one host. ``careful``: hosts (as
    ``host_in`` gives them) where "forbidden" means that all of us are shut out, too.
    """

    def __init__(
        self,
        gap_s: float,
        careful: frozenset[str],
        clock: Callable[[], datetime],
        stop: threading.Event,
    ) -> None:
        self._gap_s = gap_s
        self._careful = careful
        self._clock = clock
        self._stop = stop
        self._free_at: dict[str, float] = {}
        self._holds: dict[str, _Hold] = {}
        self._lock = threading.Lock()

    def await_turn(self, url: str, delay: float = 0.0) -> None:
        """Returns when the host may be asked. Raises FetchError while it is left alone.

        ``delay``: seconds between two requests that the host wants itself.
        """
        host = host_in(url)
        with self._lock:
            self._expect_no_hold(url, self._holds.get(host))
            now = time.monotonic()
            begins = max(now, self._free_at.get(host, now))
            self._free_at[host] = begins + max(self._gap_s, delay)
        if begins > now:
            self._stop.wait(begins - now)

    def refusal(self, url: str, status: int, asked: float | None) -> float | None:
        """Take note of a bad answer: for how many seconds the host is to be left alone, if so.

        "Too many" is said to all that we ask of a host, whichever host it is. ``asked``: for how
        long the server itself wants it; for a careful host the longer of the two counts.
        """
        host = host_in(url)
        if not self.shuts_us_out(url, status):
            return asked
        seconds = max(_LEFT_ALONE_S if host in self._careful else 0.0, asked or 0.0)
        with self._lock:
            until = self._clock() + timedelta(seconds=seconds)
            self._holds[host] = _Hold(f"answered {status_in_words(status)}", until, status)
        return seconds or asked

    def rest(self, url: str, seconds: float) -> None:
        """The host answered, and wants to be asked for nothing more for so long."""
        if seconds > 0:
            until = self._clock() + timedelta(seconds=seconds)
            with self._lock:
                self._holds[host_in(url)] = _Hold("said that this was all for now", until)

    def shuts_us_out(self, url: str, status: int) -> bool:
        """Does this answer speak of us, and not of the one page?"""
        too_many = status == HTTPStatus.TOO_MANY_REQUESTS
        return too_many or (host_in(url) in self._careful and status in _REFUSALS)

    def _expect_no_hold(self, url: str, hold: _Hold | None) -> None:
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
