"""What we remember of an article from the time before. Instants are UTC."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import SourceName


@dataclass(frozen=True, slots=True)
class Seen:
    """What we hold of an article that was read before."""

    source: SourceName
    official: bool
    entry_mark: str
    fingerprint: str
    first_read_at: datetime
    last_read_at: datetime
