"""The dashboard on a port, in a thread of its own."""

import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

import anyio
import uvicorn
from anyio import RunFinishedError, from_thread
from anyio.lowlevel import EventLoopToken, current_token

from monitor.dashboard.asgi import Asgi
from monitor.errors import ConfigError

log = logging.getLogger(__name__)

_BACKLOG = 128
_GRACE = 1
_LOOK_S = 0.5
_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what such hosts mean


class Door:
    """A port that is ours from now on. ``port`` 0: any that is free.

    Raises ConfigError where it cannot be.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        # By its name as TCP: else asyncio lets small answers wait for 40 ms for more to send.
        self.socket = socket.socket(
            socket.AF_INET6 if ":" in host else socket.AF_INET, proto=socket.IPPROTO_TCP
        )
        try:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.socket.bind((host, port))
            self.socket.listen(_BACKLOG)
        except OSError as error:
            self.socket.close()
            reason = f"dashboard: {host}, port {port}, cannot be used: {error.strerror}"
            raise ConfigError((f"{reason}; choose another port, or on = false",)) from error

    @property
    def address(self) -> str:
        """Where this machine finds it."""
        host = _HERE.get(self._host, self._host)
        bracketed = f"[{host}]" if ":" in host else host
        return f"http://{bracketed}:{self.socket.getsockname()[1]}"


class _Quiet(uvicorn.Server):
    """Sets the clock for its answers twice a second, and not ten times: that was more than half of
    what the service did while it stood by. Its end it hears of at once."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._bell: anyio.Event | None = None
        self._loop: EventLoopToken | None = None

    async def main_loop(self) -> None:
        """Until the end."""
        self._bell, self._loop = anyio.Event(), current_token()
        while not await self.on_tick(0):
            with anyio.move_on_after(_LOOK_S):
                await self._bell.wait()

    def end(self) -> None:
        """From any other thread."""
        self.should_exit = True
        if self._bell is not None and self._loop is not None:
            with suppress(RunFinishedError):
                from_thread.run_sync(self._bell.set, token=self._loop)


class Server:
    """Serves from ``with`` to its end; then the door is closed. ``make``: called in its thread, so
    that nobody waits for it; who knocks before it is done is answered then."""

    def __init__(self, make: Callable[[], Asgi], door: Door) -> None:
        self._make = make
        self._door = door
        self._ended = threading.Event()
        self._server: _Quiet | None = None
        self._thread = threading.Thread(target=self._serve, name="dashboard", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        if self._server:
            self._server.end()
        self._thread.join(_GRACE + 2 * _LOOK_S)
        self._door.socket.close()

    def _serve(self) -> None:
        try:
            self._server = _Quiet(_config(self._make()))
            if not self._ended.is_set():
                self._server.run(sockets=[self._door.socket])
        except Exception as error:
            log.error("dashboard_broke", exc_info=error)


def _config(app: Asgi) -> uvicorn.Config:
    # Its words would stand between ours, and hold addresses with what was asked for.
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        lifespan="off",
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        limit_concurrency=200,
        h11_max_incomplete_event_size=32 * 1024,
    )
