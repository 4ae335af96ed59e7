"""``python -m tests.fuzz [SECONDS] [TARGET ...]``: each target is tried for an equal part, the
first half of it blindly, the second led by coverage."""

import sys
import time

from tests.fuzz.guided import guided, is_there
from tests.fuzz.hunting import SLOW_S, Hunt, hunted, kept
from tests.fuzz.targets import TARGETS

_SECONDS = 120.0
_EXAMPLES = 100


def main(arguments: list[str]) -> int:
    """The exit code: 1 where something broke, or took too long."""
    seconds = float(arguments[0]) if arguments else _SECONDS
    names = arguments[1:] or list(TARGETS)
    ways = 2 if is_there() else 1
    if ways == 1:
        _say("atheris is not installed here: no hunt is led by coverage")
    part, good = seconds / len(names) / ways, True
    for name in names:
        good &= _told(name, "blindly", _blind(name, part))
        good &= ways == 1 or _told(name, "led", guided(name, part))
    return 0 if good else 1


def _blind(name: str, seconds: float) -> Hunt:
    until = time.monotonic() + seconds
    return hunted(TARGETS[name], lambda _rounds: time.monotonic() < until, _EXAMPLES)


def _told(name: str, way: str, hunt: Hunt) -> bool:
    """Says what came of it. True where nothing broke, nor took too long."""
    said = f"{name:14} {way:8} {hunt.tried:7} tried, the slowest took {hunt.slowest:.2f} s"
    if hunt.broken:
        body, error = hunt.broken
        said += f"\n  BROKEN by {type(error).__name__}: {error}\n  kept: {kept(name, body)}"
    _say(said)
    return hunt.broken is None and hunt.slowest <= SLOW_S


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
