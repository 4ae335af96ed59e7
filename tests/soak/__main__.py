"""``python -m tests.soak [--minutes 30] [--sources 1000]``: hostile hosts beside healthy ones.

Exit code 1 where a promise was not kept. What the service logged stays where ``--folder`` says.
"""

import argparse
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from tests.soak.probe import Sample
from tests.soak.scale import Scale
from tests.soak.soak import soaked
from tests.soak.verdict import Promise
from tests.soak.world import World

_TOLD_EVERY = timedelta(minutes=1)


class _Diary:
    """A line each minute."""

    def __init__(self) -> None:
        self._next = timedelta()

    def __call__(self, made: World, seen: Sample) -> None:
        if seen.at < self._next:
            return
        self._next = seen.at + _TOLD_EVERY
        minutes = seen.at / timedelta(minutes=1)
        _say(
            f"{minutes:5.1f} min  {seen.megabytes:6.0f} MB  {seen.threads:3} threads "
            f"{seen.files:4} files  {seen.readers} readers {seen.readers_megabytes:5.0f} MB  "
            f"{sum(map(len, made.papers.asked.values())):6} visits  "
            f"{len(made.arrived)} of {len(made.papers.told)} told"
        )


def main() -> None:
    wanted = argparse.ArgumentParser(prog="make soak", description=__doc__)
    wanted.add_argument("--minutes", type=float, default=30)
    wanted.add_argument("--sources", type=int, default=1_000)
    wanted.add_argument("--hostile", type=int, default=120)
    wanted.add_argument("--folder", type=Path, help="empty, or to be made; kept")
    asked = wanted.parse_args()
    scale = Scale(asked.minutes, asked.sources, asked.hostile)
    _say(f"{scale.sources} sources, {scale.hostile} of them hostile; {scale.minutes:g} minutes")
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        kept = soaked(folder, scale, _Diary())
    for promise in kept:
        _say(_row(promise))
    sys.exit(not all(promise.kept for promise in kept))


def _row(promise: Promise) -> str:
    mark = "" if promise.kept else "  BROKEN"
    wanted = f"at most {promise.wanted}" if promise.wanted else ""
    return f"  {promise.name:36}{promise.found:>16}  {wanted:16}{mark}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
