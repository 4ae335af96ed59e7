"""Hunting led by coverage: atheris keeps what reached new code, and garbles that further."""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.hunting import Hunt

_MARGIN_S = 60  # to load and to end
_RUNS = re.compile(rb"number_of_executed_units:\s*(\d+)")
_SLOWEST = re.compile(rb"slowest_unit_time_sec:\s*(\d+)")


class BrokeError(Exception):
    """The last lines that were said."""


def is_there() -> bool:
    """Linux on x86-64 with CPython below 3.14 has it."""
    return find_spec("atheris") is not None


def guided(name: str, seconds: float) -> Hunt:
    """One target, for so many seconds at most."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        folder = Path(made)
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-m", "tests.fuzz.led", name, str(int(seconds)), made],
            capture_output=True,
            check=False,
            timeout=seconds + _MARGIN_S,
        )
        return told_of(done, sorted(folder.glob("broke-*")))


def told_of(done: subprocess.CompletedProcess[bytes], broke: list[Path]) -> Hunt:
    """What such a process said, and the inputs that it left behind since they broke something."""
    runs, slowest = _RUNS.search(done.stderr), _SLOWEST.search(done.stderr)
    hunt = Hunt(int(runs[1]) if runs else 0, float(slowest[1]) if slowest else 0.0)
    if broke or done.returncode:
        said = BrokeError((done.stdout + done.stderr)[-2_000:].decode("utf-8", "replace"))
        hunt.broken = (broke[0].read_bytes() if broke else b"", said)
    return hunt
