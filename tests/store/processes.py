"""What other processes do to a database, in tests: real ones, so that they can be killed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from monitor.domain.ledger.change import Change, Known
from monitor.store.engine.database import connect
from monitor.store.engine.instance_lock import InstanceLock
from monitor.store.ledger import Ledger
from tests.store.values import KENT, READING, article, change, keep

PATIENCE = 60  # seconds; only a failing test waits so long
_SPAWN = get_context("spawn")


@contextmanager
def other_process(work: Callable[..., None], *args: object) -> Iterator[tuple[int, Connection]]:
    """Runs ``work(pipe, *args)`` beside us; yields its id and our end. Killed at the end."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=work, args=(theirs, *args))
    process.start()
    theirs.close()
    try:
        yield process.pid or 0, ours
    finally:
        process.kill()  # SIGKILL: it cannot tidy up
        process.join()
        process.close()
        ours.close()


def heard(pipe: Connection) -> object:
    """What the other process says next."""
    assert pipe.poll(PATIENCE), "the other process says nothing"
    return pipe.recv()


def hold_the_lock(pipe: Connection, file: Path) -> None:
    """Until killed."""
    with InstanceLock(file):
        pipe.send("locked")
        time.sleep(PATIENCE)


def record_one_and_begin_another(pipe: Connection, url: str) -> None:
    """Says when the first is kept, and when it is in the middle of the second."""
    ledger = Ledger(connect(url))
    keep(ledger, change())
    pipe.send("kept")

    def hang(known: Known) -> Change:
        pipe.send("deciding")
        time.sleep(PATIENCE)
        return change("second", "second")

    ledger.record(article("second"), READING, (KENT,), hang)


def record_for_ever(pipe: Connection, url: str) -> None:
    """One article after another; says the number of each that was kept."""
    ledger = Ledger(connect(url))
    number = 0
    while True:
        keep(ledger, change(str(number), str(number)), str(number))
        pipe.send(number)
        number += 1


def open_it(pipe: Connection, url: str) -> None:
    """Says when it is ready, waits for the word, opens the database, says so."""
    pipe.send("ready")
    pipe.recv()
    connect(url).close()
    pipe.send("opened")
