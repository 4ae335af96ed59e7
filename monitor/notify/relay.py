"""Every other service that Apprise knows: Teams, Discord, Telegram, ntfy, Matrix and the rest.

https://appriseit.com/
"""

import logging
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

import apprise
from apprise.common import NotifyFormat, OverflowMode

from monitor.domain.delivery import DeliveryId, Letter
from monitor.domain.secret import Secret
from monitor.errors import DeliveryError
from monitor.notify.relay_text import subject, text
from monitor.notify.render import render
from monitor.notify.web_faults import harmless

_SECONDS = 60.0

# They write addresses, payloads and answers into their logs; what we need of that we ask for.
for _name in ("apprise", "urllib3"):
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())


class Passage(Protocol):
    """``refused``: an address led into a private network."""

    @property
    def refused(self) -> bool: ...


class Fence(Protocol):
    """Inside, nothing reaches a private network but where the operator said so."""

    def around(self) -> AbstractContextManager[Passage]: ...


class Relay:
    """Sends to each of a channel's Apprise URLs, within the fence. A URL is a secret and reaches no
    error.

    From then on the process follows no proxy and no .netrc of its environment: Apprise's requests
    would go through the one and take passwords out of the other.
    """

    def __init__(self, urls: Iterable[Secret], fence: Fence, *, timeout: float = _SECONDS) -> None:
        self._urls = tuple(urls)
        self._fence = fence
        self._timeout = timeout
        self._taken: dict[DeliveryId, set[Secret]] = {}
        os.environ.update(no_proxy="*", NETRC=os.devnull)

    def send(self, letter: Letter, address: str) -> None:
        """The whole message to each URL that has not taken it yet. Raises DeliveryError.

        Apprise does not say whether trying again helps, so that it always may: all faults pass.
        """
        message = render(letter)
        for url in self._urls:
            if url not in self._taken.get(letter.id, ()):
                fault = self._attempt(url, subject(message), text(message))
                if fault is not None:  # raised out here: nothing that names the URL hangs on it
                    raise fault
                self._taken.setdefault(letter.id, set()).add(url)
        self._taken.pop(letter.id, None)

    def _attempt(self, url: Secret, title: str, body: str) -> DeliveryError | None:
        service = self._service(url.reveal())
        if service is None:
            return DeliveryError("apprise: the address is none it understands", permanent=False)
        ways = apprise.Apprise(asset=_asset())
        ways.add(service)
        with self._fence.around() as passage:
            result = ways.notify(
                body, title, body_format=_PLAIN, timeout=self._timeout, log_level=_WARNING
            )
        if passage.refused:
            return DeliveryError(f"apprise: {_INNER}", permanent=False)
        if result:
            return None
        told = [entry.message for entry in result.logs()]
        return DeliveryError(f"apprise: {_reason(told, url)}", permanent=False)

    @staticmethod
    def _service(url: str) -> apprise.NotifyBase | None:
        service = apprise.Apprise.instantiate(url, asset=_asset())
        if service is not None and "overflow=" not in url:
            # What is longer than the service takes comes in several messages, whole.
            service.overflow_mode = OverflowMode.SPLIT
        return service


_WARNING = logging.WARNING
_PLAIN = NotifyFormat.TEXT
_INNER = "it leads into a private network, which nobody allowed: docs/security.md"


def understood(url: Secret) -> bool:
    """Does Apprise know what to do with this address?"""
    return apprise.Apprise.instantiate(url.reveal(), asset=_asset()) is not None


def _asset() -> apprise.AppriseAsset:
    return apprise.AppriseAsset(
        app_id="Probation Monitor",
        app_desc="Probation Monitor",
        async_mode=False,
        http_redirects=False,  # what is posted goes where the operator sent it
    )


def _reason(told: list[str], url: Secret) -> str:
    """The last thing it complained of, if that names no part of the address."""
    said = harmless(told[-1], url) if told else ""
    return said if said and said != "no answer" else "not accepted"
