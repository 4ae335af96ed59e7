"""A piece of evidence with the article that it stands in."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import SourceName
from monitor.domain.inspection import Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """``read_at``: when the text that says so was first read; the article may have changed since.

    ``published`` is None where nothing says when the article appeared.
    """

    evidence: Evidence
    title: str
    source: SourceName
    url: str
    published: datetime | None
    read_at: datetime
