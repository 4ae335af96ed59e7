"""What is worked out once and kept in the value."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class once(Generic[T]):  # noqa: N801 - a decorator
    """As ``functools.cached_property``, without its lock: a value is read by one thread.

    Python 3.12 has dropped the lock as well; in 3.11 taking it costs more than most of the work.
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self._name = work, work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, value: Any, owner: type) -> T:
        """Called the first time only: from then on the value itself has it."""
        found = value.__dict__[self._name] = self._work(value)
        return found
