"""When things run. APScheduler is a clock here and nothing else: due times live in the database."""

import logging
import os
import signal
from collections.abc import Callable, Mapping
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.bootstrap.service import App
from monitor.errors import StoreError

log = logging.getLogger(__name__)

_LOOK_FOR_DUE_SOURCES = 5
_EMPTY_THE_OUTBOX = 5
_GRACE = 7.0
"""Seconds for the article in hand. With what comes before and after, the end stays within ten."""


def serve(app: App) -> bool:
    """Run until SIGTERM or SIGINT. False where a visit under way had to be left unfinished."""
    clockwork = _clockwork(
        {
            "visits": (lambda: app.rounds.start_due(), _LOOK_FOR_DUE_SOURCES),
            "deliveries": (lambda: app.deliver(), _EMPTY_THE_OUTBOX),
        },
        app,
    )
    _stop_on_signals(app)
    clockwork.start()
    app.stopping.wait()
    log.info("stopping", extra={"seconds_at_most": _GRACE})
    clockwork.shutdown(wait=False)
    finished = app.rounds.stop(_GRACE)
    app.web.close()
    return finished


def leave(code: int) -> None:
    """End the process now, even with a thread still waiting for a server."""
    logging.shutdown()
    os._exit(code)


def _clockwork(
    jobs: Mapping[str, tuple[Callable[[], object], int]], app: App
) -> BackgroundScheduler:
    # A late tick is worth having however late (no misfire limit); ten missed ones are worth one
    # (coalesce); a tick that still works is not joined by another (max_instances).
    scheduler = BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(len(jobs))},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for name, (work, seconds) in jobs.items():
        scheduler.add_job(
            _tick(name, work, app), "interval", id=name, seconds=seconds, next_run_time=app.clock()
        )
    return scheduler


def _tick(name: str, work: Callable[[], object], app: App) -> Callable[[], None]:
    def tick() -> None:
        try:
            work()
            app.records.heartbeats.beat(name, app.clock())
        except StoreError as error:
            log.error("tick_failed", extra={"tick": name, "reason": str(error)})

    return tick


def _stop_on_signals(app: App) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        app.stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
