"""V27: a process that reads strangers' files knows none of our secrets."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from monitor.demo.pdf_writer import pdf
from monitor.sources import page_text
from monitor.sources.worker_environment import bare
from tests.safety.hiding_places import leaks
from tests.safety.secret_words import PASSWORD, WORDS
from tests.sources.arrivals import arrived


def workers_seen(until: Future[object]) -> set[bytes]:
    """The environment of each such process, for as long as there are any (Linux)."""
    seen: set[bytes] = set()
    while not until.done():
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "cmdline").read_bytes().endswith(b"/pdf_worker.py\0"):
                    seen.add((process / "environ").read_bytes())
            except OSError:  # it has just ended
                continue
    return seen


@pytest.mark.attack("V27")
def test_whoever_takes_over_the_reader_of_a_file_finds_no_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MONITOR_SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", f"/run/{PASSWORD}")
    page = arrived(pdf(["An inspection of youth justice services in", "Northmere"]))
    with ThreadPoolExecutor(1) as pool:
        seen = workers_seen(pool.submit(page_text, page))
    assert any(b"PATH=" in one for one in seen)
    assert leaks(WORDS, (("its environment", one) for one in seen)) == []


def test_an_interpreter_still_finds_what_it_needs() -> None:
    given = {"PATH": "/bin", "LD_LIBRARY_PATH": "/opt", "HOME": "/", "MONITOR_SMTP_PASSWORD": "x"}
    assert bare(given) == {"PATH": "/bin", "LD_LIBRARY_PATH": "/opt"}
