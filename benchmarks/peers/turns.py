"""How a contender is told to go: by a line on stdin, answered by a line when it is done."""

import sys
from collections.abc import Callable


def take_turns(go: Callable[[], None], held: Callable[[], int]) -> None:
    """``go``: one round. ``held``: how many entries are kept, told after it, out of the time."""
    print("ready", flush=True)
    for _line in sys.stdin:
        go()
        print("done", flush=True)
        sys.stdin.readline()
        print(held(), flush=True)
