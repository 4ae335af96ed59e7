"""What the shipped history knows besides the ledger's entries; by inspection."""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources

from monitor.domain.inspection import InspectionId
from monitor.domain.partial_date import PartialDate
from monitor.domain.provenance import Confidence, Provenance
from monitor.domain.rating import Rating
from monitor.errors import DataError


@cache
def provenance() -> Mapping[InspectionId, Provenance]:
    """Of every inspection of the baseline, and of no other. Raises DataError."""
    text = (resources.files("monitor.data") / "ratings.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {
        InspectionId(row["inspection_id"]): _provenance(number, row)
        for number, row in enumerate(rows, start=2)
    }


def _provenance(line: int, row: dict[str, str]) -> Provenance:
    previous = row["previous_rating_stated"].upper().replace(" ", "_")
    try:
        return Provenance(
            confidence=Confidence(row["confidence"]),
            fieldwork=PartialDate(row["fieldwork"]) if row["fieldwork"] else None,
            previous_stated=Rating[previous] if previous else None,
            other_urls=tuple(row["other_urls"].split()),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"ratings.csv, line {line}: {error}") from error
