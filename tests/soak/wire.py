"""What a process sees of the network: names that flip, and nothing beyond this machine.

The far end of the resolver and of the routes, for a process of its own. A connection to an address
of the public network ends at a host on loopback that stands for it.
"""

import itertools
import socket
from collections import defaultdict
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

FLIPPING, MIXED = "flip", "mixed"
"""How names begin that answer first this and then that; or both at once."""

PUBLIC = "8.8.8.8"
STAND_IN = "127.40.0.1"
"""Where connections to the public network end."""

INSIDE = "127.30.0.1"
"""A host that nobody named: whoever asks it was led there by a stranger."""

_connect, _look_up = socket.create_connection, socket.getaddrinfo


def attach() -> None:
    """From now on, for this whole process."""
    answers: dict[str, Iterator[list[str]]] = defaultdict(_flip)

    def addresses(host: str, port: int, *more: int, **named: int) -> Any:
        if not host.endswith(".example"):
            return _look_up(host, port, *more, **named)
        if host.startswith(MIXED):
            found = [PUBLIC, INSIDE]
        elif host.startswith(FLIPPING):
            found = next(answers[host])
        else:
            raise socket.gaierror(socket.EAI_NONAME, "name not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]

    def connected(address: tuple[str, int], *more: Any, **named: Any) -> socket.socket:
        host, port = address
        here = host == "localhost" or ip_address(host).is_loopback
        return _connect((host if here else STAND_IN, port), *more, **named)

    socket.getaddrinfo, socket.create_connection = addresses, connected


def _flip() -> Iterator[list[str]]:
    """For robots.txt and list of the first visit the public network; then now and then not."""
    return itertools.chain(
        ([PUBLIC], [PUBLIC]), itertools.cycle(([INSIDE], [PUBLIC], [INSIDE], [INSIDE]))
    )
