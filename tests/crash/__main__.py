"""Kill the service some hundred times and see what came of it: run ``make crash-test``."""

import argparse
import contextlib
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.crash import everything
from tests.crash.campaign import KINDS, Account, killed_at_points, killed_by_command
from tests.crash.world import World, world

SEED = 2026
_AT_POINTS = (
    168  # each of the 14 commits four times before and four times after, and 56 on the wire
)
_AT_RANDOM = 70
_EVERYTHING = 72  # each of its twelve turns six times


def main() -> None:
    """Exit code 1 where anything was lost, or told anew."""
    wanted = argparse.ArgumentParser(prog="make crash-test", description=__doc__)
    wanted.add_argument("--seed", type=int, default=SEED)
    wanted.add_argument("--points", type=int, default=_AT_POINTS)
    wanted.add_argument("--random", type=int, default=_AT_RANDOM)
    wanted.add_argument("--everything", type=int, default=_EVERYTHING)
    asked = wanted.parse_args()
    began = time.monotonic()
    sys.stdout.write(f"seed {asked.seed}; this takes some minutes\n")
    sys.stdout.flush()
    seed = asked.seed
    accounts = (
        _run(
            lambda made: killed_at_points(made, asked.points),
            lambda folder: world(folder, seed, 10, 4),
        ),
        _run(
            lambda made: killed_by_command(made, asked.random),
            lambda folder: world(folder, seed + 1, 1, 12),
        ),
        _run(
            lambda made: everything.killed_with_everything(made, asked.everything),
            lambda folder: everything.everything(folder, seed + 2),
        ),
    )
    _show(accounts, time.monotonic() - began)
    faults = (a.lost or a.anew or a.unsettled or a.unproven for a in accounts)
    sys.exit(any(faults))


def _run(
    campaign: Callable[[World], Account],
    made_in: Callable[[Path], AbstractContextManager[World]],
) -> Account:
    # Servers complain about clients that vanish in the middle: that is what they are here for.
    with (
        tempfile.TemporaryDirectory() as folder,
        open(os.devnull, "w") as nowhere,
        contextlib.redirect_stderr(nowhere),
        made_in(Path(folder)) as made,
    ):
        return campaign(made)


def _show(accounts: tuple[Account, ...], seconds: float) -> None:
    kills = sum((each.kills for each in accounts), Counter[str]())
    twice = sum((each.twice for each in accounts), Counter[str]())
    for kind in (*KINDS, *everything.KINDS):
        _line(f"killed {kind}", kills[kind])
    expected = sum(each.expected for each in accounts)
    lost = sum(len(each.lost) for each in accounts)
    _line("kills", kills.total())
    _line("reports published", sum(each.reports for each in accounts))
    _line("alerts expected (each report, each place)", expected)
    _line("floods that a person let go", sum(each.held for each in accounts))
    _line("delivered", expected - lost)
    _line("lost", lost)
    keyless = twice["Slack"]
    hooked = twice["webhook"]
    _line("sent twice by mail, same Message-ID", twice.total() - keyless - hooked)
    _line("sent twice to a webhook, same id", hooked)
    _line("sent twice to Slack, same words", keyless)
    _line("sent twice and not to be recognised", sum(len(each.anew) for each in accounts))
    _line("still pending at the end", sum(each.unsettled for each in accounts))
    _line("missing to an audit at the end", sum(each.unproven for each in accounts))
    _line("seconds", round(seconds))
    for each in accounts:
        for place, name in (*each.lost, *each.anew):
            sys.stdout.write(f"  see {name}, {place}\n")


def _line(name: str, number: int) -> None:
    sys.stdout.write(f"  {name:48}{number:7,}\n")


if __name__ == "__main__":
    main()
