"""How the C library shares memory out to threads."""

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
_ARENAS = 2


def share_memory() -> None:
    """Two heaps for all threads, where glibc would keep up to eight for each core.

    Parsers written in C leave holes in the heap of the thread they ran in; with many heaps, a
    service of thirty threads keeps half as much again and never gives it back. Other systems do
    not know the call, and need none: https://man7.org/linux/man-pages/man3/mallopt.3.html
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)
