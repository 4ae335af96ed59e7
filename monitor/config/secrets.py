"""Secrets come from the environment, from a file that it names, or from systemd's credentials."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from monitor.domain.secret import Secret

CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Where systemd lays what ``LoadCredential=`` names; only the service can read it:
https://systemd.io/CREDENTIALS/"""

NOT_SHOWN = "(its content is not shown here)"


def secret(name: str, env: Mapping[str, str], faults: list[str]) -> Secret | None:
    """The value of NAME, the content of the file in NAME_FILE, or systemd's credential NAME; None
    where none is set or it is empty. Adds a line to ``faults`` for each."""
    value = env.get(name)
    files = tuple(_files(name, env))
    given = [*([name] if value else []), *(where for where, _ in files)]
    if len(given) > 1:
        faults.append(f"{name}: is set twice, in {given[0]} and in {given[1]}")
    words = [value, *(_content(where, path, faults) for where, path in files)]
    return next((Secret(word) for word in words if word), None)


def quoted(value: str) -> str:
    """What was written where a name belongs; an address in its place may well be secret."""
    return NOT_SHOWN if "://" in value else repr(value)


def _files(name: str, env: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Who names a file, and the file."""
    if named := env.get(f"{name}_FILE"):
        yield f"{name}_FILE", Path(named)
    folder = env.get(CREDENTIALS)
    if folder and (laid := Path(folder, name)).is_file():
        yield CREDENTIALS, laid


def _content(where: str, path: Path, faults: list[str]) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        faults.append(f"{where}: {_shown(path)}: {reason}")
        return ""


def _shown(path: Path) -> str:
    """Where its folder is not there either, somebody may have put the secret where its file's name
    belongs."""
    folder = path.parent
    return str(path) if folder.name and os.path.isdir(folder) else f"no such path {NOT_SHOWN}"
