"""The far end of mail: real servers that take, refuse, encrypt, hang up or fall silent."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import IO, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.loopback import free_port

SILENCE = "say nothing"
HANG_UP = "hang up"
DRIP = "drip"


class Mailbox:
    """Keeps the raw mails it took. ``answers``: what it says to MAIL, RCPT or DATA instead.

    ``refused``: an address that it does not know.
    """

    def __init__(self, refused: str = "", **answers: str) -> None:
        self._refused = refused
        self.raw: list[bytes] = []
        self.logins: list[LoginPassword] = []
        self._answers = answers

    async def handle_MAIL(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        envelope.mail_from = address
        return self._answers.get("MAIL", "250 fine")

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        if address == self._refused:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return self._answers.get("RCPT", "250 fine")

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if "DATA" in self._answers:
            return self._answers["DATA"]
        assert isinstance(envelope.original_content, bytes)
        self.raw.append(envelope.original_content)
        return "250 taken"

    def admits(self, password: str) -> dict[str, Any]:
        """Settings of a server that asks for this password, and only once encrypted."""

        def check(
            _server: SMTP, _session: Session, _envelope: Envelope, _how: str, who: Any
        ) -> Any:
            self.logins.append(who)
            return AuthResult(success=who.password == password.encode(), handled=False)

        return {"authenticator": check, "auth_required": True}


@contextmanager
def mail_server(box: Mailbox, tls: ssl.SSLContext | None = None, **settings: Any) -> Iterator[int]:
    """Yields the port. ``tls``: encrypted from the first byte; else see aiosmtpd's settings."""
    port = free_port()
    controller = Controller(box, "127.0.0.1", port, ssl_context=tls, **settings)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def _drip(wire: IO[bytes], closing: threading.Event) -> None:
    """Says yes, a byte now and then, and never comes to the end of the line."""
    for sign in chain(b"250 ", repeat(b"."[0])):
        with suppress(OSError):
            wire.write(bytes([sign]))
        if closing.wait(0.02):
            break


@contextmanager
def scripted_server(**answers: str) -> Iterator[int]:
    """Says what the script has for a command ("250 fine" if nothing), to BANNER and END too."""
    closing = threading.Event()

    class Talk(StreamRequestHandler):
        def handle(self) -> None:
            commands = ["BANNER"]
            while commands and self._says(commands.pop()):
                commands = self._heard()

        def _says(self, command: str) -> bool:
            answer = answers.get(command, _USUAL.get(command, "250 fine"))
            if answer in _NO_ANSWERS:
                _NO_ANSWERS[answer](self.wfile, closing)
                return False
            self.wfile.write(f"{answer}\r\n".encode())
            self._in_data = answer.startswith("354")
            return True

        def _heard(self) -> list[str]:
            if self._in_data:
                return ["END"] if b".\r\n" in iter(self.rfile.readline, b"") else []
            return [word.upper().decode() for word in self.rfile.readline().split()[:1]]

    with ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            closing.set()
            server.shutdown()
            thread.join()


_NO_ANSWERS: dict[str, Callable[[IO[bytes], threading.Event], object]] = {
    SILENCE: lambda _wire, closing: closing.wait(30),
    HANG_UP: lambda _wire, _closing: None,
    DRIP: _drip,
}
_USUAL = {"BANNER": "220 here", "DATA": "354 go on"}
