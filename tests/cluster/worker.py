"""One worker in a process of its own, on the clock of its world."""

import logging
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.cluster import shared_visits
from monitor.scheduler import leave, serve
from tests.soak.tempo import Tempo


def begin(folder: Path, clock: Tempo, log: Path) -> BaseProcess:
    """It goes on until SIGTERM."""
    process = get_context("spawn").Process(target=_live, args=(folder, clock, log))
    process.start()
    return process


def _live(folder: Path, clock: Tempo, log: Path) -> None:
    logging.basicConfig(filename=log, level=logging.INFO, force=True)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    settings, console = read_config(folder, {}), Console(quiet=True)
    with (
        build(settings, console, Clocks(clock, clock), beside=True) as service,
        shared_visits(service) as visits,
    ):
        if not serve(service, lambda _app: None, visits=visits):
            leave(0)
