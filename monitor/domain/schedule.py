"""Which sources may be visited now: due, not already under way, one at a time per host."""

from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from urllib.parse import urlsplit

from monitor.domain.article import SourceName
from monitor.domain.source import Source


def host_of(source: Source) -> str:
    """The host that a visit to this source asks."""
    return urlsplit(source.url).netloc.lower()


def ready(
    sources: Iterable[Source],
    due: Mapping[SourceName, datetime | None],
    under_way: Set[SourceName],
    free: int,
    now: datetime,
) -> tuple[Source, ...]:
    """At most ``free`` sources, the longest overdue first; never two of one host at a time.

    ``due``: None or missing for a source never visited, which is due at once, after the overdue.
    """
    listed = tuple(sources)
    busy = {host_of(source) for source in listed if source.name in under_way}
    waiting = [s for s in listed if s.name not in under_way and (due.get(s.name) or now) <= now]
    chosen: list[Source] = []
    for source in sorted(waiting, key=lambda s: due.get(s.name) or now):
        if len(chosen) < free and host_of(source) not in busy:
            chosen.append(source)
            busy.add(host_of(source))
    return tuple(chosen)
