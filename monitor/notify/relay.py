"""Every other service that Apprise knows: Teams, Discord, Telegram, ntfy, Matrix and the rest.

https://appriseit.com/
"""

import logging
from collections.abc import Iterable

import apprise
from apprise.common import NotifyFormat, OverflowMode

from monitor.domain.delivery import DeliveryId, Letter
from monitor.errors import DeliveryError
from monitor.notify.keeping import harmless
from monitor.notify.relay_text import subject, text
from monitor.notify.render import render

_SECONDS = 60.0
_CUTS = ("/", "@", ":", "?", "&", "=")

# They write addresses, payloads and answers into their logs; what we need of that we ask for.
for _name in ("apprise", "urllib3"):
    logging.getLogger(_name).propagate = False
    logging.getLogger(_name).addHandler(logging.NullHandler())


class Relay:
    """Sends to each of a channel's Apprise URLs. A URL is a secret and reaches no error."""

    def __init__(self, urls: Iterable[str], *, timeout: float = _SECONDS) -> None:
        self._urls = tuple(urls)
        self._timeout = timeout
        self._taken: dict[DeliveryId, set[str]] = {}

    def send(self, letter: Letter, address: str) -> None:
        """The whole message to each URL that has not taken it yet. Raises DeliveryError.

        Apprise does not say whether trying again helps, so that it always may: all faults pass.
        """
        message = render(letter)
        for url in self._urls:
            if url not in self._taken.get(letter.id, ()):
                self._hand_over(url, subject(message), text(message))
                self._taken.setdefault(letter.id, set()).add(url)
        self._taken.pop(letter.id, None)

    def _hand_over(self, url: str, title: str, body: str) -> None:
        service = self._service(url)
        if service is None:
            raise DeliveryError("apprise: the address is none it understands", permanent=False)
        ways = apprise.Apprise(asset=_asset())
        ways.add(service)
        result = ways.notify(
            body, title, body_format=NotifyFormat.TEXT, timeout=self._timeout, log_level=_WARNING
        )
        if not result:
            told = [entry.message for entry in result.logs()]
            raise DeliveryError(f"apprise: {_reason(told, url)}", permanent=False)

    @staticmethod
    def _service(url: str) -> apprise.NotifyBase | None:
        service = apprise.Apprise.instantiate(url, asset=_asset())
        if service is not None and "overflow=" not in url:
            # What is longer than the service takes comes in several messages, whole.
            service.overflow_mode = OverflowMode.SPLIT
        return service


_WARNING = logging.WARNING


def understood(url: str) -> bool:
    """Does Apprise know what to do with this address?"""
    return apprise.Apprise.instantiate(url, asset=_asset()) is not None


def _asset() -> apprise.AppriseAsset:
    return apprise.AppriseAsset(
        app_id="Probation Monitor", app_desc="Probation Monitor", async_mode=False
    )


def _reason(told: list[str], url: str) -> str:
    """The last thing it complained of, if that names no part of the address."""
    parts = [url]
    for cut in _CUTS:
        parts = [piece for part in parts for piece in part.split(cut)]
    said = harmless(told[-1], url, *parts) if told else ""
    return said if said and said != "no answer" else "not accepted"
