"""The configuration as it comes with the program: what an operator begins with."""

from collections.abc import Mapping
from pathlib import Path

import monitor

_PROGRAM = Path(monitor.__file__).parent
_PLACES = (_PROGRAM / "shipped", _PROGRAM.parent / "config")
"""Within what was installed, or beside the source code."""

FILES = ("monitor.toml", "sources.toml", "subscriptions.toml")


def shipped() -> Mapping[str, str]:
    """Name of a file -> its text."""
    folder = next(place for place in _PLACES if (place / FILES[0]).is_file())
    return {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
