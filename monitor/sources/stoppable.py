"""Readers that can be stopped: what may cost much is read by a process of its own.

A page made to use up time or memory takes that process along and nothing else. Ordinary pages are
read here, at once. The processes are kept for the next heavy page, since starting one costs a
second; each reads one thing at a time.
"""

import atexit
import os
from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore, Lock
from typing import TypeVar, TypeVarTuple, cast

from monitor.domain.article import Page
from monitor.errors import ParseError
from monitor.sources.reading_process import BrokenError, ReadingProcess, TooLongError
from monitor.sources.weight import is_heavy

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

PATIENCE_S = 8.0
"""Seconds for one page. The service must be able to end within ten."""

_AT_ONCE = 2
"""So many may be at work: all of their memory and the service's are to fit into 1 GB."""


def stoppable(
    read: Callable[[*Ts], T], wanted: str, patience_s: float = PATIENCE_S
) -> Callable[[*Ts], T]:
    """The same reader, which is done within ``patience_s`` seconds once it is its turn.

    ``read``: a function of a module of this room, which takes a page among its values and
    raises ParseError. ``wanted``: what it looks for, in words. Where it takes too long or too much
    memory, or breaks, that is a ParseError as well.
    """

    @wraps(read)
    def stopped_in_time(*given: *Ts) -> T:
        page = next(each for each in given if isinstance(each, Page))
        if not is_heavy(page):
            return read(*given)
        try:
            answer = _PROCESSES.ask(read.__module__, read.__name__, given, patience_s)
        except TooLongError:
            said = f"{wanted}; it took longer than {patience_s:g} s to read"
            raise ParseError(page.url, said) from None
        except BrokenError as fault:
            raise ParseError(page.url, f"{wanted}; {fault}") from None
        if isinstance(answer, ParseError):
            raise answer
        return cast(T, answer)

    return stopped_in_time


class _Processes:
    """Those that wait for work. To be asked from any thread."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """In a fork: the pipes are the parent's, and nobody else may speak through them."""
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._lock = Lock()
        self._waiting: list[ReadingProcess] = []

    def ask(self, module: str, name: str, given: tuple[object, ...], seconds: float) -> object:
        """What the function says: its value or its ParseError. Raises TooLong-, BrokenError."""
        with self._turns:
            process = self._taken()
            try:
                answer = process.ask(module, name, given, seconds)
            except BaseException:
                process.end()
                raise
            self._put_back(process)
            return answer

    def end(self) -> None:
        """Ends all that wait."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for process in waiting:
            process.end()

    def _taken(self) -> ReadingProcess:
        with self._lock:
            return self._waiting.pop() if self._waiting else ReadingProcess()

    def _put_back(self, process: ReadingProcess) -> None:
        if process.is_worn:
            process.end()
            return
        with self._lock:
            self._waiting.append(process)


_PROCESSES = _Processes()
atexit.register(_PROCESSES.end)
os.register_at_fork(after_in_child=_PROCESSES.forget)
