"""The command that shows the program at work without any network: demo."""

from pathlib import Path

import typer

from monitor.cli.terminal import out
from monitor.demo import play


def demo(folder: Path, days: int) -> None:
    """Exit code 1 where it did not go as its script says."""
    if not play(folder, days, out):
        raise typer.Exit(1)
