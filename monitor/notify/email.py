"""Mail over SMTP: one connection a message, encrypted by STARTTLS (RFC 3207) or TLS (RFC 8314)."""

import platform
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from monitor.domain.delivery import Letter
from monitor.errors import ConfigError, DeliveryError
from monitor.notify.inert import line
from monitor.notify.look import SHIPPED, Look
from monitor.notify.mail_document import Sender, deliverable, mail
from monitor.notify.smtp_faults import refused, unreachable


class Security(StrEnum):
    """How the connection is encrypted."""

    STARTTLS = "starttls"  # port 587
    TLS = "tls"  # port 465
    NONE = "none"  # for a server on this machine: a login would be sent readable


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. No user name: no login. ``ca_file``: trust this, not the system's list.

    ``timeout``: seconds to wait for each answer. Raises ConfigError for a login Python cannot send.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    password: str = field(default="", repr=False)
    ca_file: Path | None = None
    timeout: float = 30.0

    def __post_init__(self) -> None:
        # smtplib would fail with an error that carries the password.
        if not (self.username.isascii() and self.password.isascii()):
            fault = "email: user name and password can hold ASCII characters only"
            raise ConfigError((fault,))


class Email:
    """Sends each alert as a mail of its own. Raises ConfigError if ``ca_file`` is of no use."""

    def __init__(self, server: Server, sender: Sender, look: Look = SHIPPED) -> None:
        self._server = server
        self._sender = sender
        self._look = look
        self._tls = _trusted(server.ca_file)

    def send(self, letter: Letter, address: str) -> None:
        """Returns after the server took the mail over. Raises DeliveryError."""
        fault = self._attempt(letter, address)
        if fault is not None:  # raised out here: no other error hangs on it, not even as context
            raise fault

    def _attempt(self, letter: Letter, address: str) -> DeliveryError | None:
        if not deliverable(address):
            shown = line(address, 100)
            return DeliveryError(f"email: no mail address: {shown!r}", permanent=True)
        document = mail(letter, self._sender, address, self._look)
        try:
            session = self._session()
        except (OSError, UnicodeError) as error:  # smtplib's own errors are of the first family
            return unreachable(error)
        try:
            session.send_message(document, self._sender.address, [address])
        except OSError as error:
            return refused(error, self._server.password)
        finally:
            _leave(session)
        return None

    def _session(self) -> smtplib.SMTP:
        session = self._connected()
        try:
            session.ehlo_or_helo_if_needed()  # a refused greeting is no refused mail
            if self._server.security is Security.STARTTLS:
                session.starttls(context=self._tls)
            if self._server.username:
                session.login(self._server.username, self._server.password)
        except OSError:
            session.close()
            raise
        return session

    def _connected(self) -> smtplib.SMTP:
        server, name = self._server, _own_name()
        if server.security is Security.TLS:
            return smtplib.SMTP_SSL(
                server.host, server.port, name, timeout=server.timeout, context=self._tls
            )
        return smtplib.SMTP(server.host, server.port, name, timeout=server.timeout)


def _own_name() -> str:
    """What we greet with: a full host name or an address (RFC 5321, 4.1.1.1).

    smtplib's own way asks the DNS, which without a network takes long, for each mail anew.
    """
    name = platform.node()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _leave(session: smtplib.SMTP) -> None:
    # The mail is taken over or refused by now; a server that fails to say goodbye changes nothing.
    with suppress(OSError):
        session.quit()
    session.close()


def _trusted(ca_file: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # missing, unreadable, or no certificate
        reason = f"email: ca_file {ca_file}: {type(error).__name__}"
        raise ConfigError((reason,)) from None
