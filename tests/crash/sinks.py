"""Where alerts arrive: a mail server and a Slack hook that take note, and strike when told to."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.loopback import Reply, free_port, reply, serving

NEWS = "★"
"""The sign of a first known rating: all that is published here is one."""

AN_INSTANT = 0.002
"""Seconds in which an answer has left, and is hardly read."""

Strike = Callable[[], None]


@dataclass(frozen=True)
class Arrived:
    """One message that a sink took. ``key``: by which a second copy is told from a second alert."""

    place: str
    key: str
    text: str


@dataclass
class Trigger:
    """What to do at the next message: while it is in our hands, or once it is answered.

    ``of``: only one to this place.
    """

    unanswered: Strike | None = None
    answered: Strike | None = None
    of: str = ""

    def pulled(self, *places: str) -> tuple[Strike | None, Strike | None]:
        """Both, and only once."""
        if places and self.of and self.of not in places:
            return None, None
        both = self.unanswered, self.answered
        self.unanswered = self.answered = None
        return both


@dataclass
class MailSink:
    """A real SMTP server. ``refused``: what it says to an address that it will not have.

    ``drops``: it takes the mail and breaks off. ``late``: so many seconds it thinks first.
    """

    arrived: list[Arrived] = field(default_factory=list)
    trigger: Trigger = field(default_factory=Trigger)
    refused: dict[str, str] = field(default_factory=dict)
    drops: bool = False
    late: float = 0.0

    async def handle_RCPT(  # noqa: N802 - as aiosmtpd calls it
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        await asyncio.sleep(self.late)
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        places = [f"email to {address}" for address in envelope.rcpt_tos]
        for place in places:
            self.arrived.append(Arrived(place, str(mail["Message-ID"]), words(mail)))
        if self.drops and server.transport:
            server.transport.abort()
        unanswered, answered = self.trigger.pulled(*places)
        if unanswered:
            unanswered()
        if answered:
            asyncio.get_running_loop().call_later(AN_INSTANT, answered)
        return "250 taken"

    @contextmanager
    def running(self) -> Iterator[int]:
        """Yields the port."""
        controller = Controller(self, hostname="127.0.0.1", port=free_port())
        controller.start()
        try:
            yield controller.port
        finally:
            controller.stop()


def words(mail: EmailMessage) -> str:
    """Subject and text in one line."""
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    return " ".join(f"{mail['Subject']} {text}".split())


@dataclass
class SlackSink:
    """A Slack-shaped webhook. ``says``: this instead of "ok". ``asked``: how often it was."""

    arrived: list[Arrived] = field(default_factory=list)
    trigger: Trigger = field(default_factory=Trigger)
    says: Reply | None = None
    asked: int = 0

    @contextmanager
    def running(self) -> Iterator[str]:
        """Yields the address to post to."""
        with serving(self._take) as url:
            yield f"{url}/services/T0/B0/secret"

    def _take(self, handler: BaseHTTPRequestHandler) -> None:
        raw = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.asked += 1
        if self.says:
            self.says(handler)
        else:
            self._accept(handler, raw)

    def _noted(self, handler: BaseHTTPRequestHandler, payload: dict[str, Any]) -> Arrived:
        # A Slack webhook knows no key: what has the same headline is the same. That it comes
        # late may have been added meanwhile.
        headline = payload["text"].partition("\n")[0].removeprefix("Late: ")
        return Arrived("Slack", headline, json.dumps(payload, ensure_ascii=False))

    def _accept(self, handler: BaseHTTPRequestHandler, raw: bytes) -> None:
        self.arrived.append(self._noted(handler, json.loads(raw)))
        unanswered, answered = self.trigger.pulled()
        if unanswered:
            unanswered()
        reply("ok")(handler)
        if answered:
            handler.wfile.flush()
            time.sleep(AN_INSTANT)
            answered()


class WebhookSink(SlackSink):
    """A program that takes signed webhooks, and knows each by its id."""

    def _noted(self, handler: BaseHTTPRequestHandler, payload: dict[str, Any]) -> Arrived:
        events = payload["data"]["events"]
        told = " ".join(f"{NEWS} {event['body']['name']}" for event in events)
        return Arrived("webhook", str(handler.headers["webhook-id"]), told)
