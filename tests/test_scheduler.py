"""The clock that things run by."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from rich.console import Console

from monitor.bootstrap.service import App, build, remade
from monitor.bootstrap.settings import read_config
from monitor.bootstrap.visiting import begin_due
from monitor.scheduler import deliver_now, keep_time, serve
from tests.empty_database import put_empty_database
from tests.loopback import rss, web_site

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
BACK = NOON - timedelta(hours=2)


def ran_after(*times: datetime) -> bool:
    """Does a job that waits for two hours run at once, after looks at the clock at these times?"""
    ran = Event()
    late = {"misfire_grace_time": None}
    clockwork = BackgroundScheduler(timezone="UTC", job_defaults=late)
    ahead = datetime.now(UTC) + timedelta(hours=2)
    clockwork.add_job(ran.set, "interval", seconds=5, id="visits", next_run_time=ahead)
    clockwork.start()
    try:
        shown, ends = iter(times), iter([*([False] * (len(times) - 1)), True])
        keep_time(clockwork, lambda _seconds: next(ends), lambda: next(shown))
        return ran.wait(2.0 if times[-1] < times[0] else 0.2)
    finally:
        clockwork.shutdown(wait=False)


def test_a_clock_that_was_set_back_makes_no_job_wait() -> None:
    assert ran_after(NOON, BACK)


def test_a_clock_that_goes_on_changes_nothing() -> None:
    assert not ran_after(NOON, NOON + timedelta(seconds=5))


@pytest.fixture
def _signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


HOOK = '[[webhook]]\nname = "crm"\nurl = "https://crm.example/in"\n'
SECRET = {"MONITOR_WEBHOOK_CRM_SECRET": f"whsec_{'A' * 43}="}


@pytest.mark.usefixtures("_signals")
def test_the_ticks_are_those_of_the_edited_service(tmp_path: Path) -> None:
    put_empty_database(tmp_path / "m.sqlite3")
    head = f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\n'
    main = tmp_path / "monitor.toml"
    main.write_text(head)
    with web_site() as site:
        site.pages["/rss"] = rss([])
        source = f'name = "a"\nkind = "feed"\nurl = "{site.url}/rss"\nmay_be_empty = true\n'
        (tmp_path / "sources.toml").write_text(f"[[source]]\n{source}")
        with build(read_config(tmp_path, {}), Console(quiet=True)) as app:
            app.records.heartbeats.beat("deliveries by pigeon", NOON)
            main.write_text(head + HOOK)
            edits = iter([remade(app, read_config(tmp_path, SECRET))])
            beats = app.records.heartbeats
            ender = Thread(target=end_once_it_beats, args=(app, "deliveries by webhook:crm"))
            ender.start()
            assert serve(app, lambda _app: next(edits, None))
            ender.join()
            assert {"visits", "configuration"} <= beats.all().keys()
            assert "deliveries by webhook:crm" in beats.all()
            assert "deliveries by pigeon" not in beats.all()


def end_once_it_beats(app: App, part: str) -> None:
    for _ in range(400):
        if part in app.records.heartbeats.all():
            break
        Event().wait(0.05)
    app.stopping.set()


def test_what_was_found_is_sent_now_and_all_else_keeps_its_time() -> None:
    clockwork = BackgroundScheduler(timezone="UTC")
    ahead = datetime.now(UTC) + timedelta(hours=2)
    for name in ("visits", "deliveries by email", "digests"):
        clockwork.add_job(print, "interval", seconds=5, id=name, next_run_time=ahead)
    clockwork.start(paused=True)
    try:
        deliver_now(clockwork)
        waiting = {job.id for job in clockwork.get_jobs() if job.next_run_time == ahead}
        assert waiting == {"visits", "digests"}
    finally:
        clockwork.shutdown(wait=False)


NEWS = ("Probation service in Essex North PDU rated ‘inadequate’", "https://a.example/news")


@pytest.mark.parametrize("news", [True, False])
def test_only_a_visit_that_leaves_something_to_be_sent_tells_of_it(
    tmp_path: Path, news: bool
) -> None:
    put_empty_database(tmp_path / "m.sqlite3")
    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\n'
    )
    found: list[str] = []
    with web_site() as site:
        dated = format_datetime(datetime.now(UTC))
        site.pages["/rss"] = rss([(*(NEWS if news else ("Bins", NEWS[1])), dated)])
        source = f'name = "a"\nkind = "feed"\nurl = "{site.url}/rss"\nfetch_pages = false\n'
        (tmp_path / "sources.toml").write_text(f"[[source]]\n{source}")
        with build(read_config(tmp_path, {}), Console(quiet=True)) as app:
            begin_due(app.rounds, lambda: found.append("found"))
            assert app.rounds.stop(10)
            assert bool(app.records.ledger.events()) is news
    assert bool(found) is news
