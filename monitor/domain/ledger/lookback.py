"""What the ledger would have answered on a day gone by."""

from collections.abc import Container, Iterable, Iterator
from datetime import date

from monitor.domain.inspection import Inspection, InspectionId, Status
from monitor.domain.ledger.citation import Citation
from monitor.domain.london import london_day


def as_known_on(
    entries: Iterable[Inspection], day: date, shipped: Container[InspectionId]
) -> tuple[Inspection, ...]:
    """All entries in the order they were written -> those that stood when that London day ended.

    ``shipped``: the inspections of the baseline. What the baseline says of one counts as known
    since its publication; every later entry, since it was recorded. Oldest publication first;
    what was taken back by then is left out.
    """
    found = {e.id: e for e, known in _known_since(entries, shipped) if known <= day}
    standing = (entry for entry in found.values() if entry.status is not Status.RETRACTED)
    return tuple(sorted(standing, key=_by_publication))


def cited_by(citations: Iterable[Citation], day: date) -> tuple[Citation, ...]:
    """Those that had been read, and still counted, when that London day ended."""
    return tuple(one for one in citations if _counted(one, day))


def _counted(one: Citation, day: date) -> bool:
    ended = one.ended_at is not None and london_day(one.ended_at) <= day
    return london_day(one.read_at) <= day and not ended


def _known_since(
    entries: Iterable[Inspection], shipped: Container[InspectionId]
) -> Iterator[tuple[Inspection, date]]:
    met: set[InspectionId] = set()
    for entry in entries:
        first = entry.id in shipped and entry.id not in met
        met.add(entry.id)
        yield entry, _published_for_certain(entry) if first else london_day(entry.recorded_at)


def _published_for_certain(entry: Inspection) -> date:
    # Of "2026" the last day may lie ahead; what was loaded during the year was out by then.
    loaded = london_day(entry.recorded_at)
    within = entry.published.first <= loaded < entry.published.last
    return loaded if within else entry.published.last


def _by_publication(entry: Inspection) -> tuple[date, date, str]:
    return entry.published.last, entry.published.first, entry.id
