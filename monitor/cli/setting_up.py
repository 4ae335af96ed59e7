"""The command ``check-config``: is the configuration in order, and what may stand in it?"""

from pathlib import Path

from monitor.bootstrap.settings import KINDS
from monitor.cli.terminal.forms import machine_readable
from monitor.cli.terminal.screen import out, settings_of
from monitor.cli.views.ways import where_to
from monitor.config import json_schema
from monitor.config.unsubscribe import SECRET, forgeable


def check(folder: Path) -> None:
    """Faults are raised; here is what to say when there are none."""
    settings = settings_of(folder)
    out.print(
        f"{folder}: in order. {len(settings.sources)} sources; alerts go to {where_to(settings)}."
    )
    for way in forgeable(settings.email.unsubscribe) if settings.email else ():
        told = f"Note: by {way} anybody can make anybody leave; put {{token}} into it ({SECRET})."
        out.print(told, markup=False, soft_wrap=True)


def print_schema(name: str) -> None:
    """``name``: monitor, sources or subscriptions."""
    machine_readable().write(json_schema.written(name, KINDS))
