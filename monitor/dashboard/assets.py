"""Style, script and pictures: read once, served from memory under names that change with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """``mark``: of its content; part of its address, so that browsers may keep it for ever."""

    content: bytes
    media_type: str
    mark: str


@cache
def assets() -> Mapping[str, Asset]:
    """All there are, by file name; no other name leads to a file."""
    found = {}
    for path in sorted(_FOLDER.iterdir()):
        if path.suffix in _TYPES:
            content = path.read_bytes()
            found[path.name] = Asset(content, _TYPES[path.suffix], sha256(content).hexdigest()[:12])
    return found


def address_of(name: str) -> str:
    """Where a page finds it."""
    return f"/static/{assets()[name].mark}/{name}"
