"""One soak, from the first visit to the table."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.soak.life import begin
from tests.soak.probe import Sample, sample
from tests.soak.scale import Scale
from tests.soak.verdict import Ending, Promise, promises
from tests.soak.world import World, world

_LOOK_S = 1.0
_PATIENCE_S = 30.0
_PUBLISHING = 0.75
"""So much of the run sees reports: what comes later could not be told before its end."""

Tell = Callable[[World, Sample], None]


def soaked(folder: Path, scale: Scale, tell: Tell) -> tuple[Promise, ...]:
    """``tell``: what to say of each sample while it goes on. Takes ``scale.minutes``, and some
    seconds for the beginning and the end."""
    with world(folder, scale) as made:
        process = begin(folder, made.clock)
        try:
            samples = list(_watched(made, process, tell))
            ending = _ended(made, process)
        finally:
            process.kill()
            process.join()
        return promises(made, samples, ending)


def _watched(made: World, process: BaseProcess, tell: Tell) -> Iterator[Sample]:
    """A look each second, until the end or until the service is gone."""
    assert process.pid is not None
    between = made.scale.long * _PUBLISHING / len(made.papers.left)
    next_report = between
    while made.clock.gone < made.scale.long and process.is_alive():
        if made.clock.gone > next_report:
            made.papers.publish()
            next_report += max(between, timedelta(seconds=1))
        made.note_arrivals()
        seen = sample(process.pid, made.clock.gone)
        tell(made, seen)
        yield seen
        time.sleep(_LOOK_S)


def _ended(made: World, process: BaseProcess) -> Ending:
    at, began = made.clock(), time.monotonic()
    process.terminate()
    process.join(_PATIENCE_S)
    return Ending(at, time.monotonic() - began, process.exitcode)
