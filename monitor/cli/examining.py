"""The command ``doctor``: all that was looked at, and what to do."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

import typer
from rich.text import Text

from monitor.bootstrap.doctor import Examination, at_home
from monitor.bootstrap.doctor_outside import outside
from monitor.cli.terminal.forms import print_json
from monitor.cli.terminal.screen import out, settings_of
from monitor.cli.terminal.shapes import printable
from monitor.domain.upkeep.diagnosis import Diagnosis, Verdict, is_well, wrong
from monitor.scheduler import leave

_PATIENCE_S = 50.0
_MARKS = {
    Verdict.FINE: ("✓", "green"),
    Verdict.NOTE: ("·", "yellow"),
    Verdict.WRONG: ("✗", "bold red"),
}


def examine(folder: Path, *, offline: bool, as_json: bool) -> None:
    """Exit code 1 where something needs doing. Raises ConfigError."""
    settings = settings_of(folder, "ERROR")
    asked = {**at_home(settings, os.environ), **({} if offline else outside(settings))}
    found, until = [], monotonic() + _PATIENCE_S
    for one in examined(asked, _PATIENCE_S):
        found.append(one)
        if not as_json:
            _show(one)
    if as_json:
        print_json([asdict(one) for one in found])
    elif is_well(found):
        out.print("\nNothing needs doing.")
    if monotonic() >= until:
        sys.stdout.flush()
        leave(1)  # whatever still waits for a server
    if not is_well(found):
        raise typer.Exit(1)


def examined(asked: Mapping[str, Examination], patience: float) -> Iterator[Diagnosis]:
    """All side by side, each told as soon as it is known; after ``patience`` seconds no longer
    waited for: what still waits for a server then ends with the program."""
    answers: SimpleQueue[tuple[str, Diagnosis]] = SimpleQueue()
    waiting = dict(asked)
    for part, look in asked.items():
        Thread(target=_answer, args=(answers, part, look), name=part, daemon=True).start()
    until = monotonic() + patience
    while waiting:
        try:
            part, found = answers.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            break
        del waiting[part]
        yield found
    for part in waiting:
        told = f"no answer within {patience:.0f} seconds"
        yield wrong(part, told, "see whether this machine is online, and try again")


def _answer(answers: SimpleQueue[tuple[str, Diagnosis]], part: str, look: Examination) -> None:
    try:
        found = look()
    except OSError as error:  # a file that vanished, a folder that may not be looked into
        found = wrong(part, f"cannot be looked at: {error}", "see to the rights on it")
    answers.put((part, found))


def _show(one: Diagnosis) -> None:
    mark, style = _MARKS[one.verdict]
    out.print(
        Text(f"{mark} ", style=style), printable(f"{one.part}: {one.told}"), soft_wrap=True, sep=""
    )
    if one.todo:
        out.print(printable(f"    → {one.todo}"), soft_wrap=True)
