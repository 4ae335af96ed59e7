"""The command that looks at each source once and says how it stands."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import typer
from rich.text import Text

from monitor.bootstrap.source_checking import check, chosen
from monitor.cli.terminal.columns import Row, show_rows
from monitor.cli.terminal.forms import Form, print_json
from monitor.cli.terminal.interrupting import interruptible
from monitor.cli.terminal.progress import progress
from monitor.cli.terminal.screen import local, out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.visiting.checkup import Checkup, Health

_INTERRUPTED = "Interrupted. Nothing was kept."
_STYLES = {Health.FINE: "green", Health.MOVED: "yellow"}


def check_sources(folder: Path, names: list[str], group: str, how: Form) -> None:
    """Exit code 1 where one cannot be read. Raises ConfigError, DataError."""
    settings = settings_of(folder, "ERROR")
    sources = chosen(settings, group, names)
    with interruptible(_INTERRUPTED), progress("Sources") as step:
        found = check(settings, sources, step)
    _show(found, how)
    if not all(each.works for each in found):
        raise typer.Exit(1)


def _show(found: tuple[Checkup, ...], how: Form) -> None:
    if how is Form.JSON:
        return print_json([asdict(each) | {"works": each.works} for each in found])
    heads = ("source", "state", "entries", "newest", "without a date", "what to know")
    show_rows(heads, [_row(each) for each in found], out)
    counted = Counter(each.health for each in found)
    told = ", ".join(f"{counted[health]} {health}" for health in Health if counted[health])
    return out.print(f"{len(found)} checked: {told}.")


def _row(each: Checkup) -> Row:
    state = Text(each.health, style=_STYLES.get(each.health, "red"))
    counts = (str(each.entries) if each.works else "", str(each.undated or ""))
    return (each.source, state, counts[0], local(each.newest), counts[1], _advice(each))


def _advice(each: Checkup) -> Text:
    """The fault, and what to write into sources.toml instead."""
    kind = f'kind = "{each.better_kind}"' if each.better_kind else ""
    url = f'url = "{each.better_url}"' if each.better_url else ""
    instead = ", ".join(filter(None, (kind, url)))
    told = "; ".join(filter(None, (each.reason, f"try {instead}" if instead else "")))
    return printable(told)
