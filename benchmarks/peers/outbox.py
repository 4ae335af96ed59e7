"""How fast one alert leaves for many readers: from the outbox until a mail server has it."""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console

from benchmarks.peers.gauge import cpu_s
from benchmarks.peers.press import NEWEST
from benchmarks.peers.race import Partner
from benchmarks.peers.town import configured
from monitor.bootstrap.app import App
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config

_AN_HOUR_AFTER_THE_FIRST_STORY = NEWEST - timedelta(hours=99)


def mails_out(readers: int) -> tuple[tuple[str, float, str], ...]:
    """Name, value and unit of each figure."""
    python = Path(sys.executable)
    with (
        tempfile.TemporaryDirectory() as made,
        Partner(python, "far_end", "1", "1") as press,
        Partner(python, "postbox") as postbox,
    ):
        folder = Path(made)
        configured(folder, int(press.line()), 1, more=_mail(int(postbox.line()), readers))
        with build(read_config(folder, {}), Console(quiet=True), _clocks()) as app:
            for outcome in app.rounds.visit_all():
                assert not outcome.reason, outcome.reason  # noqa: S101
            wall, cpu = _sent(app)
        postbox.say("count")
        postbox.expect(str(readers))
    name = "mails by one connection at a time"
    return ((name, readers / wall, "a second"), (name, cpu * 1000 / readers, "ms CPU"))


def _sent(app: App) -> tuple[float, float]:
    before, began = cpu_s(os.getpid()), time.perf_counter()
    app.deliver()
    return time.perf_counter() - began, cpu_s(os.getpid()) - before


def _mail(port: int, readers: int) -> str:
    to = ", ".join(f'"reader{nth}@example.org"' for nth in range(readers))
    return (
        f'[email]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        f'sender = "alerts@example.org"\nto = [{to}]\n'
    )


def _clocks() -> Clocks:
    """The time at which the story is news."""
    began = datetime.now(UTC)

    def now() -> datetime:
        return _AN_HOUR_AFTER_THE_FIRST_STORY + (datetime.now(UTC) - began)

    return Clocks(now, now)
