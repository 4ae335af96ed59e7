"""What a person hands to ``read``: a file, an address, or text on standard input -> a story.

Plain text needs neither web nor parsers: they are imported where they are needed.
"""

import os
import sys
from pathlib import Path

from monitor.domain.reading import Story
from monitor.errors import DataError

_MOST_BYTES = 10_000_000


def story_from(place: str, config: Path) -> Story:
    """Raises DataError, FetchError or ParseError, each naming the place and the fault."""
    if place.startswith(("http://", "https://")):
        from monitor.bootstrap.articles import story_at

        return story_at(place, config, os.environ)
    raw = _typed_in() if place == "-" else _file(place)
    if not raw.strip():
        raise DataError(f"{'standard input' if place == '-' else place}: there is nothing in it")
    if raw.lstrip()[:1] == b"<":
        from monitor.bootstrap.articles import story_in

        return story_in(raw, place)
    return _plain(raw.decode("utf-8", "replace"))


def _typed_in() -> bytes:
    if sys.stdin.isatty():
        sys.stderr.write("Paste the article, then end with Ctrl-D on a line of its own.\n")
    return sys.stdin.buffer.read(_MOST_BYTES)


def _file(place: str) -> bytes:
    if not place.strip():
        raise DataError("an empty word names no file; - reads standard input")
    try:
        with Path(place).open("rb") as file:
            return file.read(_MOST_BYTES)
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        reason = error.strerror if isinstance(error, OSError) else error
        raise DataError(f"{place}: {reason}") from error


def _plain(text: str) -> Story:
    # A first line that stands alone above a blank one is the headline.
    first, blank, rest = text.lstrip("\ufeff\r\n ").replace("\r\n", "\n").partition("\n\n")
    headline = blank and "\n" not in first and not first.rstrip().endswith((".", "”", '"'))
    return Story(first.strip(), rest) if headline else Story("", text)
