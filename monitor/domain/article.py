"""What arrives from the wire, and what we keep of it. Instants are aware and in UTC."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from monitor.domain.london import london_day
from monitor.domain.ratings_table import RatingsTable
from monitor.domain.reading import Story

SourceName = NewType("SourceName", str)
ArticleId = NewType("ArticleId", str)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with; opaque to us (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with a body. ``url`` is where it came from after redirects."""

    url: str
    body: bytes
    media_type: str
    validators: Validators
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a feed or listing: enough to decide whether to fetch the page behind it."""

    url: str
    title: str
    published: datetime | None
    summary: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The main text of a page. ``report_url``: a link in it to the inspectorate's own report.

    ``table``: its table of ratings, if it has one; of the inspectorate's own pages only.
    """

    title: str
    text: str
    published: datetime | None
    report_url: str | None = None
    table: RatingsTable | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A page or feed item as we keep it.

    ``published`` is None where nothing says when it appeared. ``entry_mark`` and ``fingerprint``
    are digests of the row in the feed and of the text: when they change, it was edited.
    """

    id: ArticleId
    source: SourceName
    official: bool
    url: str
    title: str
    published: datetime | None
    text: str
    entry_mark: str
    fingerprint: str
    read_at: datetime
    report_url: str | None = None
    table: RatingsTable | None = None

    @property
    def dated(self) -> datetime:
        """When it appeared, or else when we first saw it."""
        return self.published or self.read_at

    @property
    def story(self) -> Story:
        """The part of it that is read."""
        return Story(self.title, self.text, self.url, london_day(self.dated))
