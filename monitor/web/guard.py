"""No connection into a private network, unless the operator himself named the host.

What strangers write may name any address: a link, a redirect, a name that resolves to the machine
beside ours. A name is resolved once, all that it resolves to is looked at, and the connection goes
to what was looked at: no second answer of a name server can send it elsewhere.
"""

import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from monitor.web.address import AddressError

Address = IPv4Address | IPv6Address

# https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry, and
# multicast (RFC 5771, RFC 4291). Python's ``is_global`` follows them in part, as each version may.
_REFUSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
_REFUSED_6 = tuple(
    map(
        IPv6Network,
        (
            "::/96",  # unspecified, loopback, and IPv4 written as IPv6
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",  # Teredo, ORCHID, benchmarking among them
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")

PORTS = frozenset({80, 443, 8080, 8443})

Resolve = Callable[[str, int], Iterable[str]]


def resolved(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a name, each once. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))


class Guard:
    """``inner``: hosts within a private network that the operator named; ``ports``: those he wrote
    down, beside the usual ones. ``resolve``: a name and a port -> its addresses; raises OSError."""

    def __init__(
        self,
        inner: frozenset[str],
        ports: frozenset[int] = frozenset(),
        resolve: Resolve = resolved,
    ) -> None:
        self._inner = inner
        self._errand: ContextVar[frozenset[str]] = ContextVar("errand", default=inner)
        self._ports = PORTS | ports
        self._resolve = resolve

    @contextmanager
    def only(self, inner: frozenset[str]) -> Iterator[None]:
        """Within the block, in this thread, only these of the hosts that the operator named."""
        before = self._errand.set(self._inner & inner)
        try:
            yield
        finally:
            self._errand.reset(before)

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """What may be connected to, in the order in which it is to be tried.

        Raises AddressError where any of it lies within a private network: who mixes both is not to
        be trusted with either. Raises OSError where nothing is known of the name.
        """
        if host.strip("[]").lower() in self._errand.get():
            return tuple(self._resolve(host, port))
        if port not in self._ports:
            raise AddressError(f"it leads to port {port}, where no web site is expected")
        found = tuple(self._resolve(host, port))
        if any(map(is_inner, found)):
            raise AddressError("it leads into a private network, which nobody allowed")
        return found


def is_inner(address: str) -> bool:
    """Is it no address of the public network? What cannot be understood is none."""
    try:
        return _is_refused(ip_address(address.partition("%")[0]))
    except ValueError:
        return True


@lru_cache(maxsize=2)  # several ask of the same ten thousand sources
def named_inner(urls: tuple[str, ...]) -> frozenset[str]:
    """Hosts of these addresses that are plainly within a private network: who writes down
    ``127.0.0.1`` or ``localhost`` means it."""
    hosts = {_host(url) for url in urls}
    return frozenset(host for host in hosts if host and _is_plainly_inner(host))


def named_ports(urls: Iterable[str]) -> frozenset[int]:
    """The ports that stand in these addresses."""
    return frozenset(port for url in urls if (port := urlsplit(url).port))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # other schemes than ours have rules of their own
        return ""


def _is_plainly_inner(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    if ":" not in host and not host[-1].isdigit():  # a name, as nearly all are
        return False
    try:
        return _is_refused(ip_address(host))
    except ValueError:
        return False


def _is_refused(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return any(address in network for network in _REFUSED_4)
    if address.ipv4_mapped:
        return _is_refused(address.ipv4_mapped)
    if address in _NAT64:
        return _is_refused(IPv4Address(int(address) & 0xFFFFFFFF))
    return any(address in network for network in _REFUSED_6)
