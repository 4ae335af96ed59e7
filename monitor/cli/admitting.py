"""The commands that let programs in, and out again."""

import re
import secrets
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of

_BYTES = 32


def show(folder: Path) -> None:
    """Names and days; the tokens themselves are nowhere."""
    with open_records(settings_of(folder, "ERROR")) as records:
        made = records.admissions.tokens()
    if not made:
        return out.print("There is no token. Make one: probation-monitor tokens add NAME")
    for name, at in made.items():
        out.print(f"{name}  since {local(at)}", markup=False)
    return None


def add(folder: Path, name: str) -> None:
    """Raises Refused for a name that is taken, or none."""
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", name):
        raise Refused(f"{name!r} is no name of letters, digits, dots, _ and -")
    token = secrets.token_urlsafe(_BYTES)
    with open_records(settings_of(folder, "ERROR")) as records:
        if not records.admissions.make(name, token, utc_now()):
            raise Refused(f"there is a token called {name} already: revoke it first")
    out.print(f"Authorization: Bearer {token}", markup=False, soft_wrap=True)
    out.print("It is shown this once only.", markup=False)


def revoke(folder: Path, name: str) -> None:
    """Raises Refused where there is none of this name."""
    with open_records(settings_of(folder, "ERROR")) as records:
        if not records.admissions.revoke(name):
            raise Refused(f"there is no token called {name!r}")
    out.print(f"{name} opens nothing any more.", markup=False)
