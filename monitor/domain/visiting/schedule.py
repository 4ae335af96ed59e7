"""Which sources may be visited now: due, not already under way, one at a time per host."""

from collections.abc import Iterable, Mapping, Set
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from monitor.domain.article import SourceName
from monitor.domain.source import Source

_LONGEST_PAUSE = timedelta(days=2)
"""Longer than any pause after failures, and than any that a server may ask for (a day)."""

_MANY = 4096
"""Addresses of sources, each of which is looked at whenever a visit ends."""


@lru_cache(_MANY)
def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def host_of(source: Source) -> str:
    """The host that a visit to this source asks."""
    return _host(source.url)


def ready(
    sources: Iterable[Source],
    due: Mapping[SourceName, datetime | None],
    under_way: Set[SourceName],
    free: int,
    now: datetime,
) -> tuple[Source, ...]:
    """At most ``free`` sources, the longest overdue first; never two of one host at a time.

    ``due``: as for ``overdue``.
    """
    if free <= 0:
        return ()
    listed = tuple(sources)
    busy = {host_of(source) for source in listed if source.name in under_way}
    waiting = overdue((s for s in listed if s.name not in under_way), due, now)
    chosen: list[Source] = []
    for source in waiting:
        if host_of(source) not in busy:
            chosen.append(source)
            busy.add(host_of(source))
        if len(chosen) == free:
            break
    return tuple(chosen)


def overdue(
    sources: Iterable[Source], due: Mapping[SourceName, datetime | None], now: datetime
) -> tuple[Source, ...]:
    """Those whose time has come, the longest overdue first.

    ``due``: None or missing for a source never visited, which is due at once, after the overdue.
    A time that no pause can explain was noted by a clock that went wrong, and does not count.
    """
    waiting = (source for source in sources if _is_due(source, due.get(source.name), now))
    return tuple(sorted(waiting, key=lambda source: due.get(source.name) or now))


def _is_due(source: Source, due: datetime | None, now: datetime) -> bool:
    return due is None or due <= now or due > now + source.every + _LONGEST_PAUSE
