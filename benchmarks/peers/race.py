"""One contender through all rounds: a new server, an empty database, a process of its own on one
core."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.gauge import Used, gauged
from benchmarks.peers.press import Size

ROOT = Path(__file__).parents[2]
AS_INSTALLED = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(ROOT),
}
"""For processes that are measured from their start: an installed program has its bytecode."""
WORKERS = 4
ROUNDS = {  # round -> how the server answers in it
    "first": "validators",
    "304": "validators",
    "same bytes": "bare",
    "one new": "news",
}


@dataclass(frozen=True, slots=True)
class Contender:
    """``module``: of this folder; ``python``: an interpreter that has what it imports."""

    name: str
    module: str
    python: Path = Path(sys.executable)


class Partner:
    """A process of the bench that is spoken to by lines; ended with the ``with``."""

    def __init__(self, python: Path, module: str, *given: str) -> None:
        self._name = module
        self._process = subprocess.Popen(  # noqa: S603 - ours
            [str(python), "-m", f"benchmarks.peers.{module}", *given],
            cwd=ROOT,
            env=AS_INSTALLED,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Partner":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def say(self, word: str) -> None:
        """A line to it."""
        assert self._process.stdin  # noqa: S101 - it was asked for
        print(word, file=self._process.stdin, flush=True)

    def line(self) -> str:
        """The next line from it; empty where it has ended."""
        assert self._process.stdout  # noqa: S101 - it was asked for
        return self._process.stdout.readline().strip()

    def expect(self, word: str) -> None:
        """Ends the bench where it says anything else: its figures would mean nothing."""
        said = self.line()
        if said != word:
            raise SystemExit(f"{self._name}: said {said!r} and not {word!r}")


def compete(contender: Contender, size: Size) -> dict[str, Used]:
    """Round -> what it took. After each one it must hold exactly what the server told."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Partner(Path(sys.executable), "far_end", str(size.feeds), str(size.entries)) as far_end,
    ):
        given = (folder, far_end.line(), str(size.feeds), str(WORKERS))
        with Partner(contender.python, contender.module, *given) as runner:
            _on_one_core(runner.pid)
            runner.expect("ready")
            return {name: _round(runner, far_end, name, size) for name in ROUNDS}


def _on_one_core(pid: int) -> None:
    """On several, threads of Python take the interpreter from core to core: that is no work."""
    os.sched_setaffinity(pid, {min(os.sched_getaffinity(pid))})


def _round(runner: Partner, far_end: Partner, name: str, size: Size) -> Used:
    far_end.say(ROUNDS[name])
    far_end.expect(ROUNDS[name])
    with gauged(runner.pid) as used:
        runner.say("go")
        runner.expect("done")
    runner.say("count")
    runner.expect(str(size.feeds * (size.entries + (name == "one new"))))
    return used
