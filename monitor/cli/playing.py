"""The command that shows the program at work without any network: demo."""

from contextlib import suppress
from pathlib import Path

import typer

from monitor.bootstrap.dashboard import dashboard
from monitor.bootstrap.service import build
from monitor.cli.terminal.screen import out, settings_of
from monitor.demo import play


def demo(folder: Path, days: int, *, look: bool) -> None:
    """Exit code 1 where it did not go as its script says. ``look``: leave the dashboard open."""
    went_well = play(folder, days, out)
    if look:
        _leave_open(folder / "config")
    if not went_well:
        raise typer.Exit(1)


def _leave_open(configuration: Path) -> None:
    settings = settings_of(configuration, "ERROR")
    with build(settings, out) as service, dashboard(service) as address:
        out.print(f"\nLook at it: {address}   (Ctrl-C ends it)", markup=False, soft_wrap=True)
        with suppress(KeyboardInterrupt):
            service.stopping.wait()
