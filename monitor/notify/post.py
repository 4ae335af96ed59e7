"""The one door to the web, as the channels see it."""

from collections.abc import Mapping
from typing import Protocol


class Answer(Protocol):
    """What a server said."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def text(self) -> str:
        """The body, decoded."""
        ...

    @property
    def retry_after(self) -> float | None:
        """Seconds, if the server told us (RFC 9110, 10.2.3)."""
        ...


class Post(Protocol):
    """Send JSON to an address."""

    def __call__(
        self,
        url: str,
        *,
        json: object,
        timeout: float,
        headers: Mapping[str, str] = ...,
        most: int = ...,
    ) -> Answer:
        """Any answer, whatever its status; ``most`` bytes of it. Bytes are sent as they are.

        Raises DeliveryError where none came.
        """
        ...
