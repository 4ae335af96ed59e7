"""The demonstration's folder: made afresh each time, and never at the cost of what is not ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import ConfigError

_MARKER = ".probation-monitor-demo"
_MARKER_SAYS = "Probation Monitor's demonstration writes here and clears up what it wrote before.\n"
_OURS = (
    "config/monitor.toml",
    "config/sources.toml",
    "mail/*.eml",
    "slack/*.json",
    "mails.html",
    "monitor.sqlite3",
    "monitor.sqlite3-*",
)


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """Where everything is left for looking at it."""

    root: Path

    @property
    def config(self) -> Path:
        """monitor.toml and sources.toml."""
        return self.root / "config"

    @property
    def database(self) -> Path:
        """The ledger and the outbox."""
        return self.root / "monitor.sqlite3"

    @property
    def mail(self) -> Path:
        """Each mail as it came over the wire."""
        return self.root / "mail"

    @property
    def slack(self) -> Path:
        """Each Slack message as it came over the wire."""
        return self.root / "slack"

    @property
    def album(self) -> Path:
        """All mails on one page, for a browser."""
        return self.root / "mails.html"


def fresh(root: Path) -> DemoFolder:
    """Make the folder, or clear our own files out of it.

    Raises ConfigError, before anything is touched, for a folder with other people's files in it.
    """
    try:
        _expect_ours(root)
        for file in tuple(_files(root)):
            file.unlink()
        (root / "config").mkdir(parents=True, exist_ok=True)
        (root / _MARKER).write_text(_MARKER_SAYS, encoding="utf-8")
    except OSError as error:
        raise ConfigError((f"{root}: cannot be used for the demo: {error.strerror}",)) from error
    return DemoFolder(root)


def _expect_ours(root: Path) -> None:
    if not root.exists() or (root / _MARKER).is_file() or _empty(root):
        return
    reason = "it holds files that the demo did not write; choose another with --folder"
    raise ConfigError((f"{root}: {reason}",))


def _empty(root: Path) -> bool:
    return next(root.iterdir(), None) is None


def _files(root: Path) -> Iterator[Path]:
    for pattern in _OURS:
        yield from (
            found
            for found in root.glob(pattern)
            # A link in place of one of our folders leads to somebody else's.
            if not found.is_dir() and not (found.parent != root and found.parent.is_symlink())
        )
