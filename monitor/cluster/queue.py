"""Visits as jobs: one source is queued once, and one host visited by one worker at a time."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job, Status
from procrastinate.tasks import Task

from monitor.cluster.schema import OPTIONS
from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.domain.visiting.schedule import host_of
from monitor.errors import StoreError
from monitor.service.rounds import Rounds

log = logging.getLogger(__name__)

QUEUE = "visits"
GONE_AFTER_S = 20.0
"""A worker of the queue gives a sign every few seconds; the jobs of one that gave none for so long
are taken over."""

_LOOKS = "* * * * * */5"
"""Every five seconds, by whichever worker; the last field is that of seconds:
https://github.com/kiorky/croniter#about-second-repeats"""

_MOST = 1_000
"""So many are queued at one look."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Visiting:
    """``stopping``: nothing is begun any more. ``threads``: where visits are made."""

    rounds: Rounds
    threads: Executor
    stopping: Callable[[], bool]


def queue_of(url: str, visiting: Visiting) -> App:
    """The queue with its tasks; not open yet."""
    queue = App(connector=PsycopgConnector(conninfo=url, kwargs={"options": OPTIONS}))
    visit = queue.task(name="visit", queue=QUEUE)(_visit(visiting))

    @queue.periodic(cron=_LOOKS)
    @queue.task(name="look", queue=QUEUE, queueing_lock="look", priority=1)
    async def look(timestamp: int) -> None:
        """``timestamp``: of the beat, which no other worker gets."""
        log.debug("look", extra={"beat": timestamp})
        await _free_of_the_gone(queue)
        try:
            due = await _in_thread(visiting, visiting.rounds.overdue)
        except StoreError as error:  # the next look comes soon
            log.error("look_failed", extra={"reason": str(error)})
            return
        await _hand_out(queue, visit, due)

    return queue


def _visit(visiting: Visiting) -> Callable[..., object]:
    async def visit(source: str) -> None:
        if visiting.stopping():
            return
        name = SourceName(source)
        try:
            await _in_thread(visiting, lambda: visiting.rounds.visit_if_due(name))
        except StoreError as error:  # it is due still
            log.error("visit_not_begun", extra={"source": name, "reason": str(error)})

    return visit


async def _in_thread(visiting: Visiting, work: Callable[[], Made]) -> Made:
    return await asyncio.get_running_loop().run_in_executor(visiting.threads, work)


async def _hand_out(queue: App, visit: Task, due: Sequence[Source]) -> None:  # type: ignore[type-arg]
    """Those that are not queued yet."""
    waiting = await queue.job_manager.list_jobs_async(task="visit", status=Status.TODO.value)
    queued = {job.queueing_lock for job in waiting}
    new = [_job(visit, one) for one in due if one.name not in queued][:_MOST]
    if not new:
        return
    try:
        await queue.job_manager.batch_defer_jobs_async(jobs=new)
    except AlreadyEnqueued:  # by a look of another worker that took long: the next one sees it
        log.info("queued_meanwhile")


def _job(visit: Task, source: Source) -> Job:  # type: ignore[type-arg]
    how = visit.configure(lock=host_of(source), queueing_lock=source.name)
    return how.make_new_job(source=source.name)


async def _free_of_the_gone(queue: App) -> None:
    """What a worker had that lives no more: its source is due still, and is queued anew."""
    stalled = await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=GONE_AFTER_S)
    for job in stalled:
        log.warning("taken_over", extra={"job": job.call_string})
        await queue.job_manager.finish_job(job, Status.FAILED, delete_job=True)
