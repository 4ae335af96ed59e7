"""What a process holds, as the kernel tells it (Linux: ``/proc``)."""

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

_MEGABYTE = 1_000_000
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Sample:
    """``at``: since the beginning. ``megabytes``: resident, of the process alone; ``readers``: its
    children, and what they hold."""

    at: timedelta
    megabytes: float
    threads: int
    files: int
    readers: int
    readers_megabytes: float


def sample(pid: int, at: timedelta) -> Sample:
    """Raises OSError where it is gone."""
    children = _children(pid)
    return Sample(
        at,
        _resident(pid),
        len(os.listdir(f"/proc/{pid}/task")),
        len(os.listdir(f"/proc/{pid}/fd")),
        len(children),
        sum(map(_resident, children)),
    )


def _children(pid: int) -> tuple[int, ...]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return tuple(int(each) for task in tasks for each in _words(task))


def _resident(pid: int) -> float:
    words = _words(Path(f"/proc/{pid}/statm"))
    return int(words[1]) * _PAGE / _MEGABYTE if words else 0.0


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:  # it ended in this moment
        return []
