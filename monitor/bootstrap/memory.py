"""How the C library shares out memory, and when it gives it back."""

import ctypes
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
_LARGE = 128 * 1024
_WISHES = ((_ARENA_MAX, 2), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE))


def share_memory() -> None:
    """Two heaps for all threads, and what is large comes from the system and goes back to it.

    Left alone, glibc keeps up to eight heaps for each core and, once something large was freed,
    has the next one come out of them: parsers written in C leave holes there, and a service of
    thirty threads keeps half as much again. Other systems do not know the call, and need none:
    https://man7.org/linux/man-pages/man3/mallopt.3.html
    """
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        for wish, value in _WISHES:
            library.mallopt(wish, value)
