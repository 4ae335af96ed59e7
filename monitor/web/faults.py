"""What went wrong on the wire, in plain words. None of them holds an address."""

import errno
import http
import socket
import ssl
from collections.abc import Iterator

import httpx

from monitor.web.deadline import Deadline

_TRANSIENT = {
    http.HTTPStatus.REQUEST_TIMEOUT,
    http.HTTPStatus.TOO_EARLY,
    http.HTTPStatus.TOO_MANY_REQUESTS,
}
_SYSTEM = {
    errno.ECONNREFUSED: "unreachable: connection refused",
    errno.ECONNRESET: "connection reset",
    errno.EPIPE: "connection reset",
    errno.ENETUNREACH: "network unreachable",
    errno.EHOSTUNREACH: "host unreachable",
    errno.ETIMEDOUT: "no connection in time",
}
_KINDS: tuple[tuple[type[httpx.HTTPError], str], ...] = (
    (httpx.PoolTimeout, "no connection in time"),
    (httpx.ConnectTimeout, "no connection in time"),
    (httpx.TimeoutException, "no answer in time"),
    (httpx.ConnectError, "no connection"),
    (httpx.RemoteProtocolError, "the answer breaks off or is not HTTP"),
    (httpx.NetworkError, "the connection broke"),
)


def in_words(error: httpx.HTTPError, deadline: Deadline) -> str:
    """Exception -> reason."""
    if deadline.stopped:
        return "given up because the program is closing down"
    if deadline.passed:
        return f"took longer than {deadline.seconds:g} s"
    return _from_system(error) or _from_kind(error)


def status_in_words(status: int) -> str:
    """404 -> "HTTP 404 Not Found"."""
    try:
        return f"HTTP {status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def is_transient(status: int) -> bool:
    """May the same request succeed later?"""
    return status >= http.HTTPStatus.INTERNAL_SERVER_ERROR or status in _TRANSIENT


def _from_system(error: BaseException) -> str | None:
    for cause in _chain(error):
        if isinstance(cause, socket.gaierror):
            return "unreachable: name not known"
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"certificate not accepted ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return "no secure connection"
        if isinstance(cause, OSError) and cause.errno in _SYSTEM:
            return _SYSTEM[cause.errno]
    return None


def _from_kind(error: httpx.HTTPError) -> str:
    return next((words for kind, words in _KINDS if isinstance(error, kind)), "could not be asked")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
