"""When to try again. Time comes in as an argument and goes out as a value."""

from datetime import datetime, timedelta

_FIRST_RETRY = timedelta(seconds=30)
_MOST_ASKED = timedelta(hours=1)
"""A provider that asks for more is not obeyed: no word of its may silence us for long."""

_ENOUGH = timedelta(days=3)
LONGEST_RETRY = timedelta(hours=1)
LONGEST_PROBE = timedelta(minutes=15)
"""A channel that many wait for is looked at more often: once it is back, all of them leave."""

_LONGEST_ABSENCE = timedelta(hours=1)
_MOST_DOUBLINGS = 20


def pause(
    failures: int, share: float, asked: float | None = None, longest: timedelta = LONGEST_RETRY
) -> timedelta:
    """How long to wait after the ``failures``-th failure in a row: doubled each time.

    ``share``, between 0 and 1: so much of the pause's second half is waited, so that many who
    failed together do not come back together. ``asked``: seconds the provider told us to wait; no
    less than these, up to an hour.
    """
    wait = min(_FIRST_RETRY * (1 << min(max(failures - 1, 0), _MOST_DOUBLINGS)), longest)
    return max(wait * (0.5 + 0.5 * share), _asked(asked))


def enough(waited: timedelta) -> bool:
    """Is that long enough to give up? ``waited``: the sum of pauses, not the time by the clock,
    since a machine that is switched off tries nothing."""
    return waited >= _ENOUGH


def _asked(seconds: float | None) -> timedelta:
    if seconds is None or not seconds > 0:  # which a number that is none is not either
        return timedelta()
    return timedelta(seconds=min(seconds, _MOST_ASKED.total_seconds()))


def next_visit(
    every: timedelta, failures: int, now: datetime, share: float, asked: float | None = None
) -> datetime:
    """When to visit a source again.

    After failures the pause doubles up to an hour (or stays at ``every`` where that is longer),
    and never ends: a source is not given up. ``share``, between 0 and 1, spreads the visits over a
    tenth of the pause, so that sources with one interval drift apart. ``asked``: seconds that the
    server told us to stay away.
    """
    longest = max(every, _LONGEST_ABSENCE)
    pause = min(every * (1 << min(failures, _MOST_DOUBLINGS)), longest)
    return now + max(pause * (0.95 + 0.1 * share), timedelta(seconds=asked or 0))
