"""V27: a process that reads strangers' files knows none of our secrets."""

import pytest

from monitor.sources.reading_process import ReadingProcess
from monitor.sources.worker_environment import bare
from tests.safety.hiding_places import leaks
from tests.safety.readers import environment
from tests.safety.secret_words import PASSWORD, WORDS
from tests.sources.arrivals import arrived


@pytest.mark.attack("V27")
def test_whoever_takes_over_the_reader_of_a_file_finds_no_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MONITOR_SMTP_PASSWORD", PASSWORD)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", f"/run/{PASSWORD}")
    process = ReadingProcess()
    told = process.ask(environment.__module__, environment.__name__, (arrived(b"x"),), 30.0)
    process.end()
    assert "PATH=" in str(told)
    assert leaks(WORDS, [("its environment", str(told).encode())]) == []


def test_an_interpreter_still_finds_what_it_needs() -> None:
    given = {"PATH": "/bin", "LD_LIBRARY_PATH": "/opt", "HOME": "/", "MONITOR_SMTP_PASSWORD": "x"}
    assert bare(given) == {"PATH": "/bin", "LD_LIBRARY_PATH": "/opt"}
