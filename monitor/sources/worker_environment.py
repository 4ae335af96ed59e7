"""What a process that reads strangers' files is told of the world: nothing that is secret."""

import os
from collections.abc import Mapping

_NEEDED = frozenset(
    ("LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")
)
"""By these an interpreter finds its libraries and its place for passing files."""


def bare(env: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The part of the environment without which no interpreter starts; no password among it."""
    return {name: value for name, value in env.items() if name.upper() in _NEEDED}
