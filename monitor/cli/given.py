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
    raw = sys.stdin.buffer.read(_MOST_BYTES) if place == "-" else _file(Path(place))
    if raw.lstrip()[:1] == b"<":
        from monitor.bootstrap.articles import story_in

        return story_in(raw, place)
    return _plain(raw.decode("utf-8", "replace"))


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error


def _plain(text: str) -> Story:
    # A first line that stands alone above a blank one is the headline.
    first, blank, rest = text.lstrip("\ufeff\r\n ").replace("\r\n", "\n").partition("\n\n")
    headline = blank and "\n" not in first and not first.rstrip().endswith((".", "”", '"'))
    return Story(first.strip(), rest) if headline else Story("", text)
