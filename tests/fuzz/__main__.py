"""``python -m tests.fuzz [SECONDS] [TARGET ...]``: each target is tried for an equal part."""

import sys
import time

from tests.fuzz.hunting import SLOW_S, hunted, kept
from tests.fuzz.targets import TARGETS

_SECONDS = 120.0
_EXAMPLES = 100


def main(arguments: list[str]) -> int:
    """The exit code: 1 where something broke, or took too long."""
    seconds = float(arguments[0]) if arguments else _SECONDS
    names = arguments[1:] or list(TARGETS)
    bad = 0
    for name in names:
        until = time.monotonic() + seconds / len(names)
        hunt = hunted(
            TARGETS[name], lambda _rounds, until=until: time.monotonic() < until, _EXAMPLES
        )
        said = f"{name:14} {hunt.tried:7} tried, the slowest took {hunt.slowest:.2f} s"
        if hunt.broken:
            body, error = hunt.broken
            said += f"\n  BROKEN by {type(error).__name__}: {error}\n  kept: {kept(name, body)}"
        bad += hunt.broken is not None or hunt.slowest > SLOW_S
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
