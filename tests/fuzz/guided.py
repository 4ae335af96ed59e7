"""Hunting led by coverage: atheris keeps what reached new code, and garbles that further.

``python -m tests.fuzz.guided TARGET SECONDS FOLDER`` is a process of its own, since atheris must
see our modules loaded and ends the process where something breaks.
"""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.hunting import SLOW_S, Hunt

LARGEST = 100_000
"""Bytes of an input: what is larger is slow, and shows nothing new."""

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
            [sys.executable, "-m", __name__, name, str(int(seconds)), made],
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


def _main(name: str, seconds: str, folder: str) -> None:
    import atheris

    with atheris.instrument_imports(include=["monitor"]):
        from tests.fuzz.hunting import tried
        from tests.fuzz.targets import TARGETS

    target = TARGETS[name]
    seeds = Path(folder, "seeds")
    seeds.mkdir()
    for number, body in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(body[:LARGEST])
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LARGEST}",
        "-len_control=0",
        f"-timeout={2 * SLOW_S:.0f}",
        f"-artifact_prefix={folder}/broke-",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        str(seeds),
    ]
    atheris.Setup([name, *options], lambda body: tried(target, body) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    _main(*sys.argv[1:])
