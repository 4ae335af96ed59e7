"""A real SMTP server on 127.0.0.1 that keeps each mail as a file and forwards nothing."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Self

from aiosmtpd.controller import Controller

from monitor.demo.arrival import Arrival

_ACCEPTED = "250 OK"
_DOWN = "421 4.3.2 Down for maintenance, try again later"


class MailSink:
    """Runs from ``with`` to its end. ``down``: it refuses all mail for the moment."""

    def __init__(self, folder: Path) -> None:
        self.down = False
        self.arrived: list[Arrival] = []
        self.mails: list[EmailMessage] = []
        self._folder = folder
        self._controller = _AnyPort(_Handler(self), hostname="127.0.0.1", port=0)

    @property
    def port(self) -> int:
        """Known once it runs."""
        return int(self._controller.port)

    def keep(self, to: str, raw: bytes) -> None:
        """Write one mail to a file of its own, as it came."""
        mail = message_from_bytes(raw, policy=policy.default)
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{len(self.mails) + 1:02d}.eml").write_bytes(raw)
        self.mails.append(mail)
        self.arrived.append(Arrival(f"email to {to}", str(mail["Subject"])))

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()


class _Handler:
    """What aiosmtpd calls; the names are its own."""

    def __init__(self, sink: MailSink) -> None:
        self._sink = sink

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self._sink.down:
            return _DOWN
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return _ACCEPTED

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self._sink.keep(", ".join(envelope.rcpt_tos), envelope.content)
        return _ACCEPTED


class _AnyPort(Controller):
    async def _create_server(self) -> asyncio.AbstractServer:
        """As aiosmtpd does it, but with port 0 the real port is known afterwards."""
        server = await self.loop.create_server(
            self._factory_invoker, host=self.hostname, port=self.port
        )
        self.port = server.sockets[0].getsockname()[1]
        return server
