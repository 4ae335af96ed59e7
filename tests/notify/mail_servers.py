"""The far end of mail: real servers that take, refuse, encrypt, hang up or fall silent."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.loopback import free_port

SILENCE = "say nothing"
HANG_UP = "hang up"


class Mailbox:
    """Keeps the raw mails it took. ``answers``: what it says to MAIL, RCPT or DATA instead."""

    def __init__(self, **answers: str) -> None:
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
            if answer == SILENCE:
                closing.wait(30)
            if answer in (SILENCE, HANG_UP):
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


_USUAL = {"BANNER": "220 here", "DATA": "354 go on"}
