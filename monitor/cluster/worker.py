"""One worker: the thread that takes jobs from the queue, as long as the service runs."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event, Thread

from procrastinate import App as Queue
from procrastinate.jobs import DeleteJobCondition

from monitor.bootstrap.service import App
from monitor.cluster.queue import GONE_AFTER_S, QUEUE, Visiting, queue_of
from monitor.cluster.schema import make_ready
from monitor.errors import StoreError

log = logging.getLogger(__name__)

_SIGN_S = 5.0
_GRACE_S = 5.0
_PAUSE_S = 5.0
_WAITING = 4
"""So many visits at once for each that is at work: most of a visit is waiting for its host."""

_MOST = 64


@contextmanager
def shared_visits(app: App) -> Iterator[Callable[[], None]]:
    """Takes jobs within ``with``; yields what tells, when called, that it does.

    That raises StoreError while the queue cannot be had. So does the beginning.
    """
    at_once = min(_MOST, app.settings.workers * _WAITING)
    with ThreadPoolExecutor(at_once + 1, thread_name_prefix="visit") as threads:
        worker = _Worker(app, Visiting(app.rounds, threads, app.stopping.is_set), at_once)
        worker.start()
        try:
            yield worker.expect_at_work
        finally:
            worker.stop()


class _Worker:
    def __init__(self, app: App, visiting: Visiting, at_once: int) -> None:
        self._url = app.settings.database
        self._visiting = visiting
        self._at_once = at_once
        self._ending = Event()
        self._fault: str | None = None
        self._running: tuple[asyncio.AbstractEventLoop, asyncio.Task[None]] | None = None
        self._thread = Thread(target=self._live, name="queue", daemon=True)

    def start(self) -> None:
        """Raises StoreError."""
        make_ready(self._url, queue_of(self._url, self._visiting))
        self._thread.start()

    def stop(self) -> None:
        """Visits in hand end, within seconds."""
        self._ending.set()
        if self._running:
            loop, task = self._running
            with suppress(RuntimeError):  # it has ended by itself
                loop.call_soon_threadsafe(task.cancel)
        self._thread.join(_GRACE_S + 2)

    def expect_at_work(self) -> None:
        """Raises StoreError."""
        if self._fault:
            raise StoreError(f"the queue cannot be had: {self._fault}")

    def _live(self) -> None:
        while not self._ending.is_set():
            try:
                asyncio.run(self._work())
            except asyncio.CancelledError:
                return
            except Exception as error:  # noqa: BLE001 - a server that is away comes back
                self._fault = " ".join(str(error).split()) or type(error).__name__
                log.error("queue_lost", extra={"reason": self._fault})
                self._ending.wait(_PAUSE_S)

    async def _work(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._running = (asyncio.get_running_loop(), task)
        queue: Queue = queue_of(self._url, self._visiting)
        async with queue.open_async():
            self._fault = None
            await queue.run_worker_async(
                queues=[QUEUE],
                concurrency=self._at_once,
                delete_jobs=DeleteJobCondition.ALWAYS,
                install_signal_handlers=False,
                shutdown_graceful_timeout=_GRACE_S,
                update_heartbeat_interval=_SIGN_S,
                stalled_worker_timeout=GONE_AFTER_S,
            )
