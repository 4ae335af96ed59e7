"""The service in a process of its own, on the soak's clock and with the soak's wire."""

import logging
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.scheduler import leave, serve
from tests.soak import wire
from tests.soak.tempo import Tempo

LOG = "service.log"


def begin(folder: Path, clock: Tempo) -> BaseProcess:
    """It goes on until SIGTERM. All that it logs stands in the folder."""
    process = get_context("spawn").Process(target=_live, args=(folder, clock))
    process.start()
    return process


def _live(folder: Path, clock: Tempo) -> None:
    logging.basicConfig(filename=folder / LOG, level=logging.INFO, force=True)
    wire.attach()
    with build(read_config(folder, {}), Console(quiet=True), Clocks(clock, clock)) as service:
        if not serve(service, lambda _app: None):
            leave(0)
