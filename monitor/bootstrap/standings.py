"""What is kept of each source -> how it stands."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from monitor.bootstrap.records import Records
from monitor.domain.article import SourceName
from monitor.domain.pause import holding
from monitor.domain.source import Source
from monitor.domain.visiting.source_standing import SourceStanding
from monitor.domain.visiting.source_state import Condition
from monitor.domain.visiting.source_yield import Yield
from monitor.domain.visiting.visit import Visit

_LATELY = timedelta(days=30)


def brought_lately(records: Records, now: datetime) -> Mapping[SourceName, Yield]:
    """What each source brought in the last thirty days. Raises StoreError."""
    return records.yields.since(now - _LATELY)


def source_standings(
    records: Records, sources: Iterable[Source], now: datetime
) -> tuple[SourceStanding, ...]:
    """Of these sources, in their order. Raises StoreError."""
    visits, paused = records.visits.all(), holding(records.pauses.all(), now)
    conditions = records.states.all()
    return tuple(
        SourceStanding(
            source,
            visits.get(source.name, Visit()),
            conditions.get(source.name, Condition()),
            paused.get(source.name),
        )
        for source in sources
    )
