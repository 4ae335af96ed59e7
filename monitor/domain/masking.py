"""Where a secret stands in a text, in whatever writing, and the text without it.

Values of the type Secret print masked by themselves. This is the second line: words that came from
elsewhere (a server that repeats what it was sent, a library's own complaint) may hold them too.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote, quote_plus, unquote

from monitor.domain.secret import HIDDEN, Secret

_SHORTEST = 4
"""Of a whole secret: less than that stands in every second word."""
_SHORTEST_PIECE = 8
"""Of a piece of it, where the rest of the text is still to be read."""
_SHORTEST_NAMED = 7
"""Of a piece of it, where the text is left out altogether: not so short as ``https:``."""

_COMMON = re.compile(r"[a-z_-]+|[a-z\d-]+(?:\.[a-z\d-]+)+")
"""A word or a host's name: it may well stand in a line that betrays nothing."""
_BETWEEN = re.compile(r"[/@:?&=#\s]+")
_SIGNING_KEY = "whsec_"


class Mask:
    """Text -> the same text with what is secret in it replaced by ``[secret]``."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        known = {form for secret in secrets for word in _hidden(secret) for form in forms(word)}
        longest_first = sorted(known, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first)) or "(?!)", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        return self._known.sub(HIDDEN, text)


def names(text: str, secrets: Iterable[Secret]) -> bool:
    """Does it hold a secret, or any piece of one that is more than punctuation?"""
    folded = text.casefold()
    words = {word for secret in secrets for word in _pieces(secret)}
    told = (word for word in words if len(word) >= _SHORTEST_NAMED)
    return any(form.casefold() in folded for word in told for form in forms(word))


def forms(word: str) -> frozenset[str]:
    """The word as it is, and as JSON, an address, HTML, Python and base64 write it."""
    raw = word.encode("utf-8", "surrogatepass")
    written = {
        word,
        json.dumps(word)[1:-1],
        json.dumps(word, ensure_ascii=False)[1:-1],
        quote(raw),
        quote(raw, safe=""),
        quote_plus(raw),
        escape(word),
        repr(word)[1:-1],
    }
    return frozenset(filter(None, written | set(_in_base64(raw))))


def _hidden(secret: Secret) -> Iterator[str]:
    """The whole, and those pieces which are no common words and no host's name."""
    whole = secret.reveal()
    if len(whole) >= _SHORTEST:
        yield whole
    for piece in _pieces(secret):
        if len(piece) >= _SHORTEST_PIECE and not _COMMON.fullmatch(piece):
            yield piece


def _pieces(secret: Secret) -> frozenset[str]:
    """The whole and what stands between slashes, colons and the like; undone of percent signs."""
    word = secret.reveal()
    found = {word, word.removeprefix(_SIGNING_KEY), *_BETWEEN.split(word)}
    return frozenset(filter(None, found | set(map(unquote, found))))


def _in_base64(raw: bytes) -> Iterator[str]:
    """What is the same of it wherever it begins within a longer text that is encoded."""
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + raw).decode()
        inner = encoded[-(-8 * before // 6) : 8 * (before + len(raw)) // 6]
        if len(inner) >= _SHORTEST_PIECE:
            yield inner
            yield inner.translate({ord("+"): "-", ord("/"): "_"})
