"""How the door to the web behaves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``user_agent`` says honestly who asks and how to reach them. Times in seconds.

    ``max_bytes`` counts the body after decompression. ``read_s`` is the longest silence,
    ``total_s`` the longest a whole request may take, redirects included. ``gap_s`` lies between
    two requests to one host. A host that says "too many" is left alone for as long as it asks;
    those in ``careful`` for ten minutes at least, and after "forbidden" too. What the robots.txt of
    those in ``permitted`` says does not count. ``inner``: hosts within a private network (names or
    addresses, without port) that may be asked all the same; ``ports``: others than the usual ones.
    """

    user_agent: str
    max_bytes: int = 8_000_000
    connect_s: float = 10.0
    read_s: float = 15.0
    total_s: float = 45.0
    redirects: int = 5
    gap_s: float = 0.0
    careful: frozenset[str] = frozenset()
    permitted: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    ports: frozenset[int] = frozenset()
