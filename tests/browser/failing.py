"""What stands behind a dashboard on which things go wrong."""

from typing import TYPE_CHECKING

from monitor.dashboard import Desk
from monitor.domain.visiting.source_standing import SourceStanding
from monitor.errors import StoreError

if TYPE_CHECKING:
    from monitor.domain.ledger.sight import Sight


class Failing:
    """A desk that works, but that its database is gone for Sources, and that Ratings have a
    fault that nobody foresaw."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)

    def sources(self) -> tuple[SourceStanding, ...]:
        raise StoreError("disk I/O error")

    def sight(self) -> "Sight":
        raise RuntimeError("nobody foresaw this")
