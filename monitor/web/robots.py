"""What hosts ask of programs in their robots.txt: https://www.rfc-editor.org/rfc/rfc9309."""

import threading
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from protego import Protego

from monitor.domain.article import Page
from monitor.domain.inspectorate_hosts import host_in
from monitor.domain.visiting.robots import (
    LONGEST_DELAY,
    RobotsFile,
    came,
    failed,
    in_force,
    must_be_asked,
)
from monitor.errors import FetchError, ForbiddenError

PRODUCT = "ProbationMonitor"
"""By this name a host may speak to us alone; it stands in the ``User-Agent``, too."""

_MOST_KEPT = 500
_REFUSALS = range(400, 500)
_MOST = 512_000
"""Characters; what stands behind is not read (RFC 9309, 2.5)."""


class RobotsMemory(Protocol):
    """Keeps what was learned, so that a restart asks nobody anew."""

    def of(self, origin: str) -> RobotsFile | None:
        """``origin``: scheme, host and port."""
        ...

    def keep(self, origin: str, known: RobotsFile) -> None:
        """In the place of what was known."""
        ...


class OneRun:
    """The memory of a command that opens no database."""

    def __init__(self) -> None:
        self._files: dict[str, RobotsFile] = {}

    def of(self, origin: str) -> RobotsFile | None:
        return self._files.get(origin)

    def keep(self, origin: str, known: RobotsFile) -> None:
        self._files[origin] = known


class Robots:
    """Safe to use from several threads.

    ``get``: an address -> the page; raises FetchError. ``permitted``: hosts (as ``host_in`` gives
    them) whose owner has allowed us what their robots.txt forbids.
    """

    def __init__(
        self,
        get: Callable[[str], Page | None],
        memory: RobotsMemory,
        permitted: frozenset[str],
        clock: Callable[[], datetime],
    ) -> None:
        self._get = get
        self._memory = memory
        self._permitted = permitted
        self._clock = clock
        self._met: dict[str, RobotsFile] = {}
        self._parsed: dict[str, tuple[str, Protego]] = {}
        self._locks: dict[str, threading.Lock] = {}

    def delay(self, url: str) -> float:
        """Seconds that the host wants between two requests; no more than half a minute.

        Raises ForbiddenError where it wants none of this address, FetchError where nobody knows,
        StoreError.
        """
        if host_in(url) in self._permitted:
            return 0.0
        rules = self._rules(url)
        if not rules.can_fetch(url, PRODUCT):
            raise ForbiddenError(url)
        return _seconds(rules)

    def _rules(self, url: str) -> Protego:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        with self._locks.setdefault(origin, threading.Lock()):
            known, now = self._known(origin), self._clock()
            fault: FetchError | None = None
            if known is None or must_be_asked(known, now):
                known, fault = self._asked(origin, known)
                self._memory.keep(origin, known)
            self._met[origin] = known
            text = in_force(known, now)
            if text is None:
                raise _unknown(url, known, fault)
            return self._read(origin, text)

    def _known(self, origin: str) -> RobotsFile | None:
        """As long as a copy lasts, what others have learned meanwhile does not count."""
        met = self._met.get(origin)
        if met is None or must_be_asked(met, self._clock()):
            if len(self._met) >= _MOST_KEPT:
                self._met.clear()
            return self._memory.of(origin)
        return met

    def _asked(self, origin: str, known: RobotsFile | None) -> tuple[RobotsFile, FetchError | None]:
        now = self._clock()
        try:
            page = self._get(f"{origin}/robots.txt")
        except FetchError as fault:
            if _has_none(fault):
                return came("", now), None
            return failed(known, fault.reason, now), fault
        body = page.body if page else b""
        return came(_text(body), now), None

    def _read(self, origin: str, text: str) -> Protego:
        before = self._parsed.get(origin)
        if before is None or before[0] != text:
            if len(self._parsed) >= _MOST_KEPT:
                self._parsed.clear()
            before = self._parsed[origin] = (text, Protego.parse(text))
        return before[1]


def _text(body: bytes) -> str:
    """Whole lines only: "Disallow: /" may be the first half of one that forbids little."""
    text = body.decode("utf-8-sig", "replace").replace("\0", "")
    return text if len(text) <= _MOST else text[: text.rfind("\n", 0, _MOST) + 1]


def _has_none(fault: FetchError) -> bool:
    """Any "no" but "too many requests" says that there is nothing to keep to, and so does an answer
    that will never be one (RFC 9309, 2.3.1.2 and 2.3.1.3)."""
    if fault.status == HTTPStatus.TOO_MANY_REQUESTS:
        return False
    return fault.status in _REFUSALS or not fault.transient


def _unknown(url: str, known: RobotsFile, fault: FetchError | None) -> FetchError:
    status, retry_after = (fault.status, fault.retry_after) if fault else (None, None)
    reason = f"{known.fault}{', when asked for its robots.txt' if status else ''}"
    return FetchError(url, reason, transient=True, retry_after=retry_after, status=status)


def _seconds(rules: Protego) -> float:
    rate = rules.request_rate(PRODUCT)
    told = (rules.crawl_delay(PRODUCT), rate.seconds / rate.requests if rate else None)
    return min(max((float(each) for each in told if each), default=0.0), LONGEST_DELAY)
