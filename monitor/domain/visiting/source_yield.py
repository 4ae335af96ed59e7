"""What a source brought lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median


@dataclass(frozen=True, slots=True)
class Yield:
    """``items``: articles read; ``relevant``: those that told of an inspection of ours.

    ``delay``: the median between the date that an article bears and our reading it, of those that
    bear one; None where none does.
    """

    items: int = 0
    relevant: int = 0
    delay: timedelta | None = None


def yielded(read: Iterable[tuple[datetime | None, datetime, bool]]) -> Yield:
    """Articles of one source: published, read first, relevant -> Yield. Instants are UTC."""
    articles = tuple(read)
    delays = [first - published for published, first, _ in articles if published]
    late = [max(delay, timedelta()) for delay in delays]
    relevant = sum(relevant for _, _, relevant in articles)
    delay = timedelta(seconds=median(each.total_seconds() for each in late)) if late else None
    return Yield(len(articles), relevant, delay)
