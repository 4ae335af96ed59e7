"""The clock that things run by."""

from datetime import UTC, datetime, timedelta
from threading import Event

from apscheduler.schedulers.background import BackgroundScheduler

from monitor.scheduler import keep_time

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
