"""What systemd hears, by a real socket of the kind that it listens on."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.systemd import Supervisor
from tests.empty_database import put_empty_database

SOON = timedelta(minutes=1)
AT_ONCE = {"visits": SOON}


@pytest.fixture
def line(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(30)
        yield listener


def said(line: socket.socket) -> list[str]:
    """All that it was told until now."""
    line.setblocking(False)
    words = []
    try:
        while True:
            words.append(line.recv(4096).decode())
    except BlockingIOError:
        return words


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def supervised(line: socket.socket, clock: Clock, **env: str) -> Supervisor:
    return Supervisor({"NOTIFY_SOCKET": line.getsockname(), **env}, clock)


def test_it_hears_of_the_beginning_and_the_end(line: socket.socket) -> None:
    told = supervised(line, Clock())
    told.ready()
    told.stopping()
    assert said(line) == ["READY=1", "STOPPING=1"]


def test_it_hears_of_life_as_long_as_every_part_has_given_a_sign(line: socket.socket) -> None:
    clock = Clock()
    told = supervised(line, clock)
    parts = {"visits": SOON, "deliveries by email": SOON}
    told.look(parts)
    for clock.now in (300.0, 600.0, 900.0):
        told.alive("visits")
        told.alive("deliveries by email")
        told.look(parts)
    assert said(line) == ["WATCHDOG=1"] * 4


@pytest.mark.parametrize("seen", [True, False], ids=["seen before", "never seen"])
def test_one_part_that_hangs_is_enough_for_silence(line: socket.socket, seen: bool) -> None:
    clock = Clock()
    told = supervised(line, clock)
    told.look({"visits": SOON, "deliveries by email": SOON})
    if seen:
        told.alive("deliveries by email")
    clock.now = 16 * 60.0
    told.alive("visits")
    said(line)
    told.look({"visits": SOON, "deliveries by email": SOON})
    assert said(line) == []
    told.look({"visits": SOON})  # the channel was taken out of the configuration
    assert said(line) == ["WATCHDOG=1"]


def test_who_may_be_busy_for_longer_is_waited_for(line: socket.socket) -> None:
    clock = Clock()
    told = supervised(line, clock)
    told.look({"audit": timedelta(hours=3)})
    clock.now = 2 * 3600.0
    told.look({"audit": timedelta(hours=3)})
    assert said(line) == ["WATCHDOG=1"] * 2


def test_a_name_without_a_file_is_understood() -> None:
    name = f"probation-monitor-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(f"\0{name}")
        listener.settimeout(30)
        Supervisor({"NOTIFY_SOCKET": f"@{name}"}).ready()
        assert listener.recv(100) == b"READY=1"


@pytest.mark.parametrize("env", [{}, {"NOTIFY_SOCKET": "/nowhere/at/all"}])
def test_where_nobody_listens_nothing_happens(env: dict[str, str]) -> None:
    Supervisor(env).ready()


def test_the_watchdog_of_another_process_is_not_fed(line: socket.socket) -> None:
    told = supervised(line, Clock(), WATCHDOG_PID="1")
    told.look(AT_ONCE)
    assert said(line) == []


def test_the_service_says_when_it_is_ready_that_it_lives_and_that_it_ends(
    line: socket.socket, tmp_path: Path
) -> None:
    """More than two seconds: a whole service is started and ended."""
    put_empty_database(tmp_path / "m.sqlite3")
    database = f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\n'
    (tmp_path / "monitor.toml").write_text(
        f"{database}audit_every_minutes = 0\n[dashboard]\non = false\n"
    )
    source = 'name = "a"\nkind = "feed"\nurl = "http://127.0.0.1:9/rss"\n'
    (tmp_path / "sources.toml").write_text(f"[[source]]\n{source}")
    env = {**os.environ, "NOTIFY_SOCKET": line.getsockname(), "WATCHDOG_USEC": "180000000"}
    words = [sys.executable, "-m", "monitor", "run", "--config", str(tmp_path)]
    with subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL) as service:  # noqa: S603
        try:
            assert [line.recv(100), line.recv(100)] == [b"READY=1", b"WATCHDOG=1"]
            service.send_signal(signal.SIGTERM)
            while (word := line.recv(100)) == b"WATCHDOG=1":
                pass
            assert word == b"STOPPING=1"
            assert service.wait(30) == 0
        finally:
            service.kill()
