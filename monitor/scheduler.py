"""When things run. APScheduler is a clock here and nothing else: due times live in the database."""

import logging
import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from threading import Condition
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from monitor.bootstrap.auditing import AUDIT, patience
from monitor.bootstrap.channels import is_delivery, part_of
from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.crew import Alone, Crew
from monitor.bootstrap.service import App
from monitor.bootstrap.visiting import begin_due
from monitor.errors import StoreError
from monitor.systemd import Supervisor

log = logging.getLogger(__name__)

Edited = Callable[[App], App | None]
"""The service as it is -> another one by an edited configuration; None where nothing was edited."""

_EVERY = 5
"""Seconds between two ticks of each part but the visits."""

VISITS = "visits"
_EVERY_FOR = {VISITS: 1}
"""A visit is made in the second in which it is due: news waits for nothing else."""

_LATER = timedelta(seconds=0.5)
"""So long all else leaves the machine to the first visits."""

CONFIGURATION = "configuration"
CREW = "crew"

_OF_ONE = frozenset({"withdrawals", "digests", "watch", "reminders", "prune", AUDIT})
"""What one worker does for all, where there are several."""

_MOST_TICKS = 200
"""So many may be at work at once; threads are made as they are needed."""

_GRACE = 7.0
"""Seconds for the article and the alert in hand. The end stays within ten."""


def serve(
    app: App,
    edited: Edited,
    supervisor: Supervisor | None = None,
    visits: Callable[[], object] | None = None,
) -> bool:
    """Run until SIGTERM or SIGINT. False where something under way had to be left unfinished.

    ``edited``: asked every few seconds for another service in the place of this one.
    ``supervisor``: hears that all parts are at work, as long as they are; None: nobody does.
    ``visits``: called each second, raises StoreError where no visits can be made; None: those that
    are due are begun here.
    """
    supervisor = supervisor or Supervisor({})
    clockwork = _clockwork()
    begin = partial(begin_due, app.rounds, partial(deliver_now, clockwork))
    ticks = _Ticks(supervisor, app.frame.crew, visits or begin)
    _set(clockwork, ticks, app)
    _follow_edits(clockwork, ticks, app, edited)
    _stop_on_signals(app)
    if app.audit:
        app.audit.begin()
    clockwork.start()
    supervisor.ready()

    keep_time(clockwork, partial(_ended, clockwork, app, supervisor))
    supervisor.stopping()
    log.info("stopping", extra={"grace": f"within {_GRACE:.0f} seconds"})
    until = time.monotonic() + _GRACE
    clockwork.shutdown(wait=False)
    visited = app.rounds.stop(_GRACE)
    return ticks.wait(until - time.monotonic()) and visited


def _ended(clockwork: BaseScheduler, app: App, supervisor: Supervisor, seconds: float) -> bool:
    settings = app.frame.in_force()
    supervisor.look({job.id: patience(job.id, settings) for job in clockwork.get_jobs()})
    return app.stopping.wait(seconds)


def keep_time(
    clockwork: BaseScheduler,
    ended: Callable[[float], bool],
    clock: Callable[[], datetime] = utc_now,
) -> None:
    """Until the end: where the wall clock was set back, no job waits until it has caught up.

    ``ended``: waits for so many seconds at most, and says whether the end has come.
    """
    last = clock()
    while not ended(_EVERY):
        now = clock()
        if now < last:
            log.warning("clock_set_back", extra={"seconds": (last - now).total_seconds()})
            for job in clockwork.get_jobs():
                job.modify(next_run_time=now)
        last = now


def leave(code: int) -> None:
    """End the process now, even with a thread still waiting for a server."""
    logging.shutdown()
    os._exit(code)


class _Ticks:
    """Runs each tick, notes that it lives, and knows how many are at work."""

    def __init__(self, supervisor: Supervisor, crew: Crew, visits: Callable[[], object]) -> None:
        self.visits = visits
        self._supervisor = supervisor
        self._crew = crew
        self._at_work = 0
        self._signed: dict[str, float] = {}
        self._changed = Condition()

    def run(self, app: App, name: str, work: Callable[[], object]) -> None:
        if name in _OF_ONE and not self._crew.leads():
            self._supervisor.alive(name)
            return
        self._count(1)
        try:
            work()
            if name != AUDIT:  # that one beats for itself, once for each good audit
                self._sign(app, name)
        except StoreError as error:
            log.error("tick_failed", extra={"tick": name, "reason": str(error)})
            if name == VISITS:
                app.ping.report(name, str(error))
            self._supervisor.alive(name)  # a full disk is not mended by a new start
        else:
            self._supervisor.alive(name)
            if name == VISITS:
                app.ping.report(name, None)
        finally:
            self._count(-1)

    def _sign(self, app: App, name: str) -> None:
        # A look that comes each second need not write each second.
        now = time.monotonic()
        if now >= self._signed.get(name, now):
            app.records.heartbeats.beat(name, app.clock())
            self._signed[name] = now + _EVERY - 1

    def wait(self, seconds: float) -> bool:
        """True once no tick is at work."""
        with self._changed:
            return self._changed.wait_for(lambda: self._at_work == 0, max(seconds, 0))

    def _count(self, step: int) -> None:
        with self._changed:
            self._at_work += step
            self._changed.notify_all()


def _jobs(app: App, visits: Callable[[], object]) -> Mapping[str, Callable[[], object]]:
    # Each channel has a tick of its own, so that a slow mail server holds up no other channel.
    deliveries = {part_of(name): partial(app.deliver.through, name) for name in app.deliver.names()}
    looks: Mapping[str, Callable[[], object]] = {
        "withdrawals": app.withdrawals,
        "digests": app.digests,
        "watch": app.watch,
        "reminders": app.reminders,
        "prune": app.prune,
    }
    audits = {AUDIT: app.audit} if app.audit else {}
    pings = {"ping": app.ping.send} if app.settings.audit.ping_url else {}
    shared = {} if isinstance(app.frame.crew, Alone) else {CREW: app.frame.crew.sign}
    return {VISITS: visits, **shared, **deliveries, **looks, **audits, **pings}


def deliver_now(clockwork: BaseScheduler) -> None:
    """What a visit has found need not wait for the next look."""
    for job in clockwork.get_jobs():
        if is_delivery(job.id):
            with suppress(JobLookupError):  # another configuration came in between
                job.modify(next_run_time=utc_now())


def _clockwork() -> BackgroundScheduler:
    # A late tick is worth having however late (no misfire limit); ten missed ones are worth one
    # (coalesce); a tick that still works is not joined by another (max_instances).
    return BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(_MOST_TICKS)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )


def _set(clockwork: BackgroundScheduler, ticks: _Ticks, app: App) -> None:
    """The ticks of this service replace those of another; what is at work ends as it began."""
    jobs = _jobs(app, ticks.visits)
    for job in clockwork.get_jobs():
        if job.id not in (*jobs, CONFIGURATION):
            job.remove()
    for name, work in jobs.items():
        _every_few_seconds(clockwork, name, partial(ticks.run, app, name, work))


def _follow_edits(clockwork: BackgroundScheduler, ticks: _Ticks, app: App, edited: Edited) -> None:
    current = app

    def look() -> None:
        nonlocal current
        new = edited(current)
        if new is not None:
            current = new
            _set(clockwork, ticks, current)
        # Each time: what was at work when it was taken out has given a sign of life since.
        current.records.heartbeats.only([job.id for job in clockwork.get_jobs()])

    _every_few_seconds(clockwork, CONFIGURATION, partial(ticks.run, app, CONFIGURATION, look))


def _every_few_seconds(
    clockwork: BackgroundScheduler, name: str, work: Callable[[], object]
) -> None:
    # It keeps the true time, whatever the service's own clock shows.
    clockwork.add_job(
        work,
        "interval",
        id=name,
        seconds=_EVERY_FOR.get(name, _EVERY),
        next_run_time=utc_now() + (timedelta() if name == VISITS else _LATER),
        replace_existing=True,
    )


def _stop_on_signals(app: App) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        app.stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
