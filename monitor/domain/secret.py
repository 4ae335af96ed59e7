"""A word that opens something: it is handed around, and read only where it is used."""

import hmac
from typing import NoReturn

HIDDEN = "[secret]"
"""What stands for it wherever it would be shown."""


class Secret:
    """A password, a token, an address that is itself a key; an empty one opens nothing.

    Printed in any way it is ``[secret]``; it goes into no pickle; two are compared in a time that
    tells nothing of where they differ.
    """

    __slots__ = ("_word",)

    def __init__(self, word: str) -> None:
        self._word = word

    def reveal(self) -> str:
        """The word itself: for the wire, never for a message, a log line or a file."""
        return self._word

    def __repr__(self) -> str:
        return HIDDEN

    def __format__(self, _how: str) -> str:
        return HIDDEN

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_raw(self._word), _raw(other._word))

    def __hash__(self) -> int:
        return hash(self._word)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written down")


def _raw(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")
