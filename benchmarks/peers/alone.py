"""What no peer does: an article read, a page's text, mails out, a report until its mail, a start,
standing by.

Processor time of the whole process tree, so that the process that reads large pages counts.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.peers.alerts import alerts
from benchmarks.peers.gauge import cpu_s, resident_mb
from benchmarks.peers.outbox import mails_out
from benchmarks.peers.press import EVERY_NTH_CONCERNS_US, article, story
from benchmarks.peers.race import AS_INSTALLED, ROOT, Partner
from benchmarks.peers.town import configured
from benchmarks.reading import LENGTH, labelled, milliseconds, strung
from monitor.bootstrap.reference import reader
from monitor.domain.article import Page, Validators
from monitor.sources import page_text

_STARTS = 5
_SETTLED_S = 8.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, in ``unit``."""

    name: str
    value: float
    unit: str


def measures(*, quick: bool) -> list[Measure]:
    """All of them; ``quick``: with less to do, for less exact figures."""
    times, mails, reports, seconds = (20, 20, 5, 1.0) if quick else (200, 500, 200, 30.0)
    return [
        *_reading(times),
        *_pages(times // 10),
        *(Measure(*each) for each in mails_out(mails)),
        *(Measure(*each) for each in alerts(reports)),
        *_starting(),
        *_standing_by(20 if quick else 200, seconds),
    ]


def _reading(times: int) -> Iterator[Measure]:
    spent = median(milliseconds(reader(), strung(labelled())[: times * 10]))
    yield Measure(f"reading an article of {LENGTH:,} characters", spent, "ms CPU")


def _pages(times: int) -> Iterator[Measure]:
    for paragraphs in (20, 500):
        body = article(paragraphs).encode()
        page = Page("https://a.example/1", body, "text/html", Validators())
        spent = _each(lambda page=page: page_text(page), times)  # type: ignore[misc]
        yield Measure(f"the text of an unknown page of {len(body) // 1000} KB", spent, "ms CPU")


def _starting() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text("\n\n".join(story(EVERY_NTH_CONCERNS_US, 0)), encoding="utf-8")
        for arguments in (("--help",), ("read", str(file))):
            spent = [_started(arguments) for _ in range(_STARTS)]
            said = f"probation-monitor {arguments[0]}"
            yield Measure(f"{said}, start to end", median(wall for wall, _ in spent), "s")
            yield Measure(f"{said}, start to end", median(cpu for _, cpu in spent), "s CPU")


def _started(arguments: tuple[str, ...]) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-m", "monitor", *arguments],
        check=True,
        cwd=ROOT,
        env=AS_INSTALLED,
        stdout=subprocess.DEVNULL,
    )
    wall, after = time.perf_counter() - began, os.times()
    spent = after.children_user + after.children_system
    return wall, spent - before.children_user - before.children_system


def _standing_by(sources: int, seconds: float) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder, _visited(Path(folder), sources) as service:
        before = cpu_s(service.pid)
        time.sleep(seconds)
        share = (cpu_s(service.pid) - before) / seconds * 100
        name = f"standing by with {sources} sources"
        yield Measure(name, resident_mb(service.pid), "MB")
        yield Measure(name, share, "% of a core")


@contextmanager
def _visited(folder: Path, sources: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The service, all of whose sources have just been visited, a few seconds after its start."""
    with Partner(Path(sys.executable), "far_end", str(sources), "10") as far_end:
        at = f"[dashboard]\nport = {_free_port()}\n"
        configured(folder, int(far_end.line()), sources, more=at)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        silent = {"cwd": ROOT, "env": AS_INSTALLED, **quiet}
        subprocess.run(_command("once", folder), check=True, **silent)  # noqa: S603 - ours
        service = subprocess.Popen(_command("run", folder), **silent)  # noqa: S603 - ours
        try:
            time.sleep(_SETTLED_S)
            yield service
        finally:
            service.terminate()
            service.wait()


def _command(name: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "monitor", name, "--config", str(folder)]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _each(work: Callable[[], object], times: int) -> float:
    """Milliseconds for one, with all that its processes spent; the first one is not counted."""
    work()
    before = cpu_s(os.getpid())
    for _ in range(times):
        work()
    return (cpu_s(os.getpid()) - before) * 1000 / times
