"""Asked through standard input, answers on standard output: reads what may cost much.

A program of its own, started and ended by ``reading_process``: what is made to use up time or
memory takes this process along and nothing else. It ends when nobody asks any more.
"""

import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import Any

_MEMORY = 600_000_000
"""Bytes of address space, half of which are libraries; the largest honest report needs a third."""

_WORN = 150_000_000  # bytes held; a fresh one has 60 million
_HOUSE = str(Path(__file__).parents[2])


def main() -> None:
    """Until standard input ends."""
    sys.path.insert(0, _HOUSE)
    # A service manager may ask all processes at once to stop: the page in hand is finished.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            module, name, given, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 - from us
        except EOFError:
            return
        _limit_time(ceil(seconds))
        answer = _answer(module, name, given)
        pickle.dump((*answer, _held() > _WORN), answers)
        answers.flush()


def _held() -> int:
    """Bytes of memory. What ``getrusage`` calls the most ever is inherited from who started us."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _limit_time(seconds: int) -> None:
    """Should the one who asked be gone, nobody else would end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _answer(module: str, name: str, given: tuple[object, ...]) -> tuple[bool, object]:
    """True and what the function says, ParseError included; False and why it says nothing."""
    from monitor.errors import ParseError  # the house is not found before ``main``

    try:
        read: Callable[..., Any] = getattr(import_module(module), name)
        return True, read(*given)
    except ParseError as fault:
        return True, fault
    except MemoryError:
        return False, "it takes too much memory to read"
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be told
        return False, f"it cannot be read ({type(error).__name__})"


if __name__ == "__main__":
    main()
