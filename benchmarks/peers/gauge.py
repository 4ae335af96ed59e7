"""What a process and all that it started used, as the kernel tells it (Linux: ``/proc``)."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_LOOK_S = 0.05


@dataclass
class Used:
    """Seconds by the clock on the wall, seconds of processors, megabytes at the peak."""

    wall_s: float = 0.0
    cpu_s: float = 0.0
    peak_mb: float = 0.0


@contextmanager
def gauged(pid: int) -> Iterator[Used]:
    """Filled in at the end. Memory shared by several of the processes counts for each."""
    used, over = Used(), threading.Event()

    def look() -> None:
        while not over.wait(_LOOK_S):
            used.peak_mb = max(used.peak_mb, resident_mb(pid))

    watcher = threading.Thread(target=look)
    cpu, began = cpu_s(pid), time.perf_counter()
    watcher.start()
    try:
        yield used
    finally:
        used.wall_s = time.perf_counter() - began
        used.cpu_s = cpu_s(pid) - cpu
        over.set()
        watcher.join()
        used.peak_mb = max(used.peak_mb, resident_mb(pid))


def cpu_s(pid: int) -> float:
    """User and system time of the whole tree, of those that ended and were waited for too."""
    return sum(_ticks(each) for each in _tree(pid)) / _TICK


def resident_mb(pid: int) -> float:
    """Of the whole tree."""
    return sum(_pages(each) for each in _tree(pid)) * _PAGE / 1_000_000


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in file.read_text().split():
                yield from _tree(int(child))


def _ticks(pid: int) -> int:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))
    return 0


def _pages(pid: int) -> int:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return 0
