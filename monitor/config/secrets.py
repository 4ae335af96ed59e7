"""Secrets come from the environment, or from a file that the environment names."""

from collections.abc import Mapping
from pathlib import Path


def secret(name: str, env: Mapping[str, str], faults: list[str]) -> str | None:
    """The value of NAME, or the content of the file in NAME_FILE; None where neither is set."""
    value, file = env.get(name), env.get(f"{name}_FILE")
    if value and file:
        faults.append(f"{name}: is set twice, here and in {name}_FILE")
    if not file:
        return value or None
    try:
        return Path(file).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        faults.append(f"{name}_FILE: {file}: {reason}")
        return None
