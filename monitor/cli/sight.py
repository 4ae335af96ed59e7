"""The ledger as a person asked to see it."""

from datetime import date
from pathlib import Path

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import open_records
from monitor.bootstrap.sights import sight_of
from monitor.cli.terminal.screen import settings_of
from monitor.domain.ledger.sight import Sight
from monitor.domain.london import london_day


def sight(folder: Path, day: date | None, *, evidence: bool = False) -> Sight:
    """``day``: None for as things stand now. ``evidence``: with the texts that it stands in.

    Raises ConfigError, StoreError.
    """
    with open_records(settings_of(folder, "ERROR")) as records:
        return sight_of(records, london_day(utc_now()), day, evidence=evidence)
