"""The command by which a person says: I know."""

from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.refusing import Refused
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.event import Event

_SHORT = 8


def acknowledge(folder: Path, name: str) -> None:
    """Raises Refused where no event, or more than one, is called so."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.reviews.named(name)
        if len(found) != 1:
            raise Refused(_not_one(name, found))
        records.reviews.acknowledge(found[0].key, utc_now())
    (event,) = found
    told = Text("Acknowledged: ").append(_about(event)).append(f" ({event.kind}).")
    out.print(told.append(" It stays quiet until it changes."), soft_wrap=True)


def show(folder: Path, how: Form) -> None:
    """What waits for somebody."""
    with open_records(settings_of(folder, "ERROR")) as records:
        found = records.reviews.unacknowledged()
    if how is Form.JSON:
        return print_json([asdict(event) for event in found])
    if not found:
        return out.print("Nothing waits for anybody.")
    show_rows(("about", "what", "when", "key", "why"), [_row(each) for each in found], out)
    return out.print("\nOne that you know of: probation-monitor acknowledge KEY")


def _not_one(name: str, found: tuple[Event, ...]) -> str:
    if found:
        keys = ", ".join(event.key for event in found)
        return f"{name!r} begins the keys of several: {keys}; write more of it"
    return (
        f"nothing that waits for somebody has a key that begins with {name!r}; "
        "see: probation-monitor acknowledge"
    )


def _row(event: Event) -> Row:
    why = printable("; ".join(event.reasons))
    return (_about(event), event.kind, local(event.at), event.key[:_SHORT], why)


def _about(event: Event) -> Text:
    return printable(event.body or event.origin.title)
