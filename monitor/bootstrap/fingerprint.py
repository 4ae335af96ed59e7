"""What the files of a configuration hold, in a few bytes: the same as long as nobody edits them."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from monitor.bootstrap.settings import TEMPLATES


def fingerprint(folder: Path, env: Mapping[str, str]) -> str:
    """Of every TOML file, every template, and every file that holds a secret.

    Raises nothing: a file that cannot be read differs from one that can.
    """
    whole = sha256()
    for path in sorted(_files(folder, env)):
        content = _content(path)
        whole.update(f"{path}\x1f{len(content)}\x1f".encode())
        whole.update(content)
    return whole.hexdigest()


def _files(folder: Path, env: Mapping[str, str]) -> Iterator[Path]:
    yield from folder.glob("*.toml")
    yield from (path for path in (folder / TEMPLATES).rglob("*") if path.is_file())
    for name, value in env.items():
        if name.startswith("MONITOR_") and name.endswith("_FILE") and value:
            yield Path(value)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        return f"cannot be read: {error.errno}".encode()
