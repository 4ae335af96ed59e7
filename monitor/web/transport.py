"""Connections: opened here and nowhere else, each with an end in time."""

import os
import ssl
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import httpcore
import httpx

from monitor.web.deadline import Deadline
from monitor.web.guard import Guard

_SLICE_S = 0.5  # how soon a waiting read notices that the program is closing down


def trusted() -> ssl.SSLContext:
    """Whose word counts for who a server is: the authorities that all trust, or those that the
    environment names. To read them takes longer than a request, so they are read once."""
    return _read(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@cache
def _read(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx.create_ssl_context()


class Transport(httpx.HTTPTransport):
    """One request's connections. None is kept: polls are minutes apart, a kept one is stale."""

    def __init__(self, tls: ssl.SSLContext, deadline: Deadline, guard: Guard) -> None:
        super().__init__(verify=tls, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_Backend(deadline, guard),
        )


class _Backend(httpcore.NetworkBackend):
    """Opens sockets, each to an address that was looked at."""

    def __init__(self, deadline: Deadline, guard: Guard) -> None:
        self._deadline = deadline
        self._guard = guard
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        fault: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._known(host, port):
            if self._deadline.passed:
                break
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    _within(timeout, self._deadline.left),
                    local_address,
                    socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _Stream(stream, self._deadline)
        raise fault or httpcore.ConnectTimeout

    def _known(self, host: str, port: int) -> Sequence[str]:
        try:
            return self._guard.addresses(host, port)
        except (OSError, UnicodeError) as error:  # the latter of a name too long for the DNS
            raise httpcore.ConnectError(str(error)) from error


class _Stream(httpcore.NetworkStream):
    """A socket whose every wait ends at the deadline, so that no slow drip outlives it."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        patience = Deadline(_within(timeout, self._deadline.left))
        while not (self._deadline.passed or patience.passed):
            try:
                return self._inner.read(max_bytes, _within(_SLICE_S, patience.left))
            except httpcore.ReadTimeout:
                continue
        raise httpcore.ReadTimeout

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._deadline.passed:
            raise httpcore.WriteTimeout
        self._inner.write(buffer, _within(timeout, self._deadline.left))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _within(timeout, self._deadline.left)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _within(timeout: float | None, left: float) -> float:
    """Never 0, which would mean "do not wait at all" to a socket."""
    return max(0.001, left if timeout is None else min(timeout, left))
