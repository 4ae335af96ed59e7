"""Where a secret may stand unseen: every writing of it, in texts, in errors and in files.

It shares nothing with what the program masks by: what that forgets must be found here.
"""

import base64
import traceback
from collections.abc import Iterable, Iterator
from html import escape
from json import dumps
from pathlib import Path
from urllib.parse import quote, quote_plus


def writings(word: str) -> set[bytes]:
    """The word raw, as JSON, as a part of an address, as HTML, as Python shows it, as base64."""
    quoted = {quote(word), quote(word, safe=""), quote_plus(word)}
    shown = {word, dumps(word)[1:-1], escape(word), repr(word)[1:-1], ascii(word)[1:-1]}
    texts = quoted | {text.lower() for text in quoted} | shown
    return {text.encode() for text in texts} | set(_base64(word.encode()))


def _base64(raw: bytes) -> Iterator[bytes]:
    """As a part of something longer: whatever stands before and behind it."""
    for before in (b"", b"?", b"??"):
        sure = base64.b64encode(before + raw)[4 if before else 0 :].rstrip(b"=")[:-1]
        yield sure
        yield sure.replace(b"+", b"-").replace(b"/", b"_")


def leaks(words: Iterable[str], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """``word in place`` for each writing of a word that stands in a place."""
    known = [(word, writing) for word in words for writing in writings(word)]
    return sorted(
        {f"{word} in {name}" for name, content in places for word, it in known if it in content}
    )


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below it: databases, their journals, locks."""
    yield from ((str(path), path.read_bytes()) for path in folder.rglob("*") if path.is_file())


def told_by(error: BaseException) -> str:
    """All that an error and those that hang on it could say: words, fields, the frames' locals."""
    told: list[str] = []
    chain: list[BaseException | None] = [error]
    while chain:
        link = chain.pop()
        if link is not None:
            whole = traceback.TracebackException.from_exception(link, capture_locals=True)
            told += [str(link), repr(link), repr(vars(link)), *whole.format()]
            chain += [link.__cause__, link.__context__]
    return "\n".join(told)
