"""A conversation with a mail server, encrypted by STARTTLS (RFC 3207) or TLS (RFC 8314).

It ends: smtplib's timeout begins anew with each byte, so that a server which sends one now and
then would hold its channel for ever.
"""

import platform
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self

from monitor.domain.secret import Secret
from monitor.errors import ConfigError

ANSWERS = 4
"""So many answers of a conversation may be as slow as a single one may be."""

_NO_PASSWORD = Secret("")


class Security(StrEnum):
    """How the connection is encrypted."""

    STARTTLS = "starttls"  # port 587
    TLS = "tls"  # port 465
    NONE = "none"  # for a server on this machine: a login would be sent readable


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server. No user name: no login. ``ca_file``: trust this, not the system's list.

    ``timeout``: seconds to wait for each answer; four times as long for all of them together.
    Raises ConfigError for a login Python cannot send.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    username: str = ""
    password: Secret = _NO_PASSWORD
    ca_file: Path | None = None
    timeout: float = 30.0

    def __post_init__(self) -> None:
        # smtplib would fail with an error that carries the password.
        if not (self.username.isascii() and self.password.reveal().isascii()):
            fault = "email: user name and password can hold ASCII characters only"
            raise ConfigError((fault,))


class Watch:
    """``with`` it around a conversation: it breaks off what lasts too long, whoever is to speak."""

    def __init__(self, server: Server) -> None:
        self.session: smtplib.SMTP | None = None
        self._left = server.timeout * ANSWERS
        self._over = Event()
        self._thread = Thread(target=self._run, name="smtp-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._left):
            self._left = 1.0  # again: encryption may have put another socket in its place
            sock = self.session.sock if self.session else None
            with suppress(OSError):
                if sock:
                    sock.shutdown(socket.SHUT_RDWR)


def connected(server: Server, tls: ssl.SSLContext, watch: Watch) -> smtplib.SMTP:
    """Greeted, encrypted and logged in. Raises OSError, which smtplib's own errors are, too."""
    session = _connected(server, tls, watch)
    try:
        session.ehlo_or_helo_if_needed()  # a refused greeting is no refused mail
        if server.security is Security.STARTTLS:
            session.starttls(context=tls)
        if server.username:
            session.login(server.username, server.password.reveal())
    except OSError:
        session.close()
        raise
    return session


def leave(session: smtplib.SMTP) -> None:
    """The mail is taken or refused by now; a server that fails to say goodbye changes nothing."""
    with suppress(OSError):
        session.quit()
    session.close()


def trusted(ca_file: Path | None) -> ssl.SSLContext:
    """Whose certificates are believed. Raises ConfigError."""
    try:
        return ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # missing, unreadable, or no certificate
        reason = f"email: ca_file {ca_file}: {type(error).__name__}"
        raise ConfigError((reason,)) from None


class _WholeLines:
    """What a server says, line by line; half a line, cut off, is no answer, were it ``250``."""

    def __init__(self, sock: socket.socket) -> None:
        self._file = sock.makefile("rb")
        self.close = self._file.close

    def readline(self, most: int) -> bytes:
        said = self._file.readline(most)
        return said if said.endswith(b"\n") or len(said) == most else b""


class _Plain(smtplib.SMTP):
    """Is known to the watch before it says a word: its constructor waits for the server."""

    def __init__(self, watch: Watch, *args: Any, **more: Any) -> None:
        watch.session = self
        super().__init__(*args, **more)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock:
            self.file = _WholeLines(self.sock)
        return super().getreply()


class _Encrypted(_Plain, smtplib.SMTP_SSL):
    pass


def _connected(server: Server, tls: ssl.SSLContext, watch: Watch) -> smtplib.SMTP:
    where = (server.host, server.port, _own_name())
    if server.security is Security.TLS:
        return _Encrypted(watch, *where, timeout=server.timeout, context=tls)
    return _Plain(watch, *where, timeout=server.timeout)


def _own_name() -> str:
    """What we greet with: a full host name or an address (RFC 5321, 4.1.1.1).

    smtplib's own way asks the DNS, which without a network takes long, for each mail anew.
    """
    name = platform.node()
    return name if "." in name and name.isascii() else "[127.0.0.1]"
