"""How often a source is asked: by its own word, by how often it tells something, and by the hour.

No server can silence a source: whatever it says, and however seldom it tells something, its list is
asked for each hour (the inspectorate's each quarter of an hour), or as often as was configured
where that is more seldom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from monitor.domain.london import LONDON
from monitor.domain.source import Source, Timing

_FEWEST = 8
"""Dates in a list that names fewer tell nothing of its rhythm."""

_LONGEST = timedelta(hours=1)
_LONGEST_OFFICIAL = timedelta(minutes=15)
_LOOKS_BETWEEN_NEWS = 8
_OFFICE_HOURS = range(7, 19)
_SATURDAY = 5
_OUT_OF_HOURS = 2


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``usual``: the middle one of the silences between its news; None where it cannot be told."""

    timing: Timing = field(default_factory=Timing)
    usual: timedelta | None = None


def silences(dates: Iterable[datetime | None]) -> tuple[timedelta, ...]:
    """Between neighbouring dates of a list; none where it names too few."""
    told = sorted(filter(None, dates))
    if len(told) < _FEWEST:
        return ()
    return tuple(later - earlier for earlier, later in pairwise(told))


def usual_silence(dates: Iterable[datetime | None]) -> timedelta | None:
    """The middle one of them; None where they cannot be told."""
    known = silences(dates)
    return sorted(known)[len(known) // 2] if known else None


def interval(source: Source, rhythm: Rhythm, now: datetime) -> timedelta:
    """Until the next visit after a good one; never shorter than ``source.every``.

    The inspectorate's lists wait for nothing but their own word: its reports appear seldom, and at
    any hour. ``now``: UTC; office hours are those of London.
    """
    asked = max(source.every, floor(source, rhythm))
    if source.official:
        return asked
    longest = _longest(source)
    if _is_quiet(rhythm.timing, now):
        return longest
    wanted = max(asked, (rhythm.usual or timedelta()) / _LOOKS_BETWEEN_NEWS)
    return min(wanted if _in_office_hours(now) else wanted * _OUT_OF_HOURS, longest)


def floor(source: Source, rhythm: Rhythm) -> timedelta:
    """For so long its list is not asked for again, as it says itself."""
    return min(rhythm.timing.fresh, _longest(source))


def _longest(source: Source) -> timedelta:
    return max(source.every, _LONGEST_OFFICIAL if source.official else _LONGEST)


def _is_quiet(timing: Timing, now: datetime) -> bool:
    there = now.astimezone(UTC)
    return there.hour in timing.quiet_hours or there.weekday() in timing.quiet_days


def _in_office_hours(now: datetime) -> bool:
    here = now.astimezone(LONDON)
    return here.weekday() < _SATURDAY and here.hour in _OFFICE_HOURS
