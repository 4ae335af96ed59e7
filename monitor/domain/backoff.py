"""When to try again. Time comes in as an argument and goes out as a value."""

from datetime import datetime, timedelta

_FIRST_RETRY = timedelta(seconds=30)
_LONGEST_RETRY = timedelta(hours=1)
_MOST_ATTEMPTS = 78
"""An hour apart most of the time: three days, in which the service was really running."""

_LONGEST_ABSENCE = timedelta(hours=1)
_MOST_DOUBLINGS = 20


def next_attempt(attempts: int, now: datetime, asked: float | None = None) -> datetime | None:
    """When to send again after the ``attempts``-th failure; None: enough is enough.

    ``asked``: seconds the provider told us to wait.
    """
    if attempts >= _MOST_ATTEMPTS:
        return None
    wait = min(_FIRST_RETRY * (1 << min(max(attempts - 1, 0), _MOST_DOUBLINGS)), _LONGEST_RETRY)
    return now + max(wait, timedelta(seconds=asked or 0))


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
