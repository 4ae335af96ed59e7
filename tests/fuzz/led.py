"""``python -m tests.fuzz.led TARGET SECONDS FOLDER``: atheris hunts for what breaks one target.

A process of its own, which ends where something breaks. atheris must see our modules loaded to
follow what they do: nothing of ours is imported before.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["monitor", "feedparser"]):
    from tests.fuzz.hunting import SLOW_S, tried
    from tests.fuzz.targets import TARGETS

_LARGEST = 100_000
"""Bytes of an input: what is larger is slow, and shows nothing new."""


def main(name: str, seconds: str, folder: str) -> None:
    """What breaks it is left in the folder, in a file whose name begins with "broke-"."""
    target = TARGETS[name]
    seeds = Path(folder, "seeds")
    seeds.mkdir()
    for number, body in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(body[:_LARGEST])
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LARGEST}",
        "-len_control=0",
        f"-timeout={2 * SLOW_S:.0f}",
        f"-artifact_prefix={folder}/broke-",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        str(seeds),
    ]

    def attempt(body: bytes) -> None:
        tried(target, body)

    atheris.Setup([name, *options], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
