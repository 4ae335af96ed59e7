"""One life of the service in a process of its own: as ``run`` starts it, at another hour."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks, utc_now
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.scheduler import serve
from tests.crash.fault_points import CommitFault, arm

LOG = "service.log"

# Processes are forked from one that has read all modules already: a start takes milliseconds.
_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Life:
    """``ahead``: so far its clock goes before the true time. ``audits``: does it begin with one?
    ``fault``: where it is to end."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)
    ahead: timedelta = timedelta()
    audits: bool = False
    fault: CommitFault | None = None


def begin(life: Life) -> BaseProcess:
    """Start it; it goes on until SIGTERM, or until its fault."""
    process = _PROCESSES.Process(target=_live, args=(life,))
    process.start()
    return process


def _live(life: Life) -> None:
    logging.basicConfig(filename=life.folder / LOG, level=logging.INFO, force=True)
    if life.fault:
        arm(life.fault)
    settings = read_config(life.folder, life.env)

    def clock() -> datetime:
        return utc_now() + life.ahead

    with build(settings, Console(quiet=True), Clocks(clock, clock)) as service:
        if life.audits and service.audit:
            service.audit.due = clock()
        serve(service, lambda _app: None)
