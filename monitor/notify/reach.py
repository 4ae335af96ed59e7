"""Whether a channel could carry a message, tried without sending one."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Reachable(Protocol):
    """A channel that can tell."""

    def reach(self) -> None:
        """Nobody is sent anything. Raises DeliveryError."""
        ...
