"""Command preview: a message as a file."""

from pathlib import Path

from monitor.bootstrap.previewing import Preview
from monitor.cli.terminal.screen import out, settings_of


def preview(event: str, channel: str, file: Path | None, folder: Path) -> None:
    """Write it and say where. Raises DataError, ConfigError."""
    written = Preview(event, channel, file).write(settings_of(folder, "ERROR"))
    out.print(f"Written to {written}; nothing was sent.", markup=False, soft_wrap=True)
