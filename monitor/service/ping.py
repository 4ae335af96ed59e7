"""A dead man's switch: somebody outside hears that we live, and is alarmed when we fall silent.

The address takes a POST when all is well, and one below ``/fail`` with a short reason when it is
not, as https://healthchecks.io/docs/http_api/ and its kin do. Nothing waits for it and nothing
fails with it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.service.ports import Clock

log = logging.getLogger(__name__)

_GAP = timedelta(minutes=1)
_PATIENCE_S = 5.0
_LONGEST = 500
_ACCEPTED = range(200, 300)


class Answer(Protocol):
    """What the other side said."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...


Post = Callable[[str, bytes, float], Answer]
"""Address, body and seconds -> the answer. Raises DeliveryError."""


class Ping:
    """Any thread reports; one thread sends, once a minute at most."""

    def __init__(self, post: Post, url: Secret | None, clock: Clock) -> None:
        self._post = post
        self._url = url
        self._clock = clock
        self._lock = Lock()
        self._faults: dict[str, str] = {}
        self._news = False
        self._sent_at: datetime | None = None
        self._down = False

    def report(self, part: str, fault: str | None) -> None:
        """A part of the service did its round: well, or not, and why."""
        with self._lock:
            self._news = True
            if fault is None:
                self._faults.pop(part, None)
            else:
                self._faults[part] = fault

    def send(self) -> None:
        """What was reported since the last time, if anything was. Raises nothing."""
        now = self._clock()
        early = self._sent_at is not None and timedelta(0) <= now - self._sent_at < _GAP
        if self._url is None or early:
            return
        with self._lock:
            if not self._news:
                return
            faults, self._news = dict(self._faults), False
        self._sent_at = now
        said = "; ".join(f"{part}: {fault}" for part, fault in sorted(faults.items()))
        url = self._url.reveal()
        self._hand_over(_below(url, "fail") if faults else url, said)

    def _hand_over(self, url: str, said: str) -> None:
        try:
            answer = self._post(url, said[:_LONGEST].encode(), _PATIENCE_S)
        except DeliveryError as error:
            self._failed(str(error))
        else:
            if answer.status in _ACCEPTED:
                self._down = False
            else:
                self._failed(f"HTTP {answer.status}")

    def _failed(self, reason: str) -> None:
        if not self._down:  # once, until it works again
            log.warning("ping_failed", extra={"reason": reason})
        self._down = True


def _below(url: str, step: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/{step}"))
