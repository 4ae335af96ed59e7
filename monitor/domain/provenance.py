"""Where the shipped history has an inspection from."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.inspection import Inspection
from monitor.domain.partial_date import PartialDate
from monitor.domain.rating import Rating


class Confidence(StrEnum):
    """How sure the shipped history is of a rating."""

    HIGH = "high"  # read on a page that states it
    MEDIUM = "medium"  # rests on one weaker source
    LOW = "low"  # derived


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the shipped history knows of an inspection besides the ledger's entry.

    ``fieldwork``: when it began. ``previous_stated``: the rating before, as a page about this
    inspection states it; None is not "none". ``other_urls``: further pages, the best first.
    """

    confidence: Confidence
    fieldwork: PartialDate | None
    previous_stated: Rating | None
    other_urls: tuple[str, ...]


def fieldwork_of(inspection: Inspection, shipped: Provenance | None) -> PartialDate | None:
    """The report's own word, else that of the shipped history."""
    return inspection.fieldwork or (shipped.fieldwork if shipped else None)
