"""What arrives from the wire, and what we keep of it. Instants are aware and in UTC."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NewType

from monitor.domain.document import DocumentType
from monitor.domain.london import london_day
from monitor.domain.ratings_table import RatingsTable
from monitor.domain.reading import Story

SourceName = NewType("SourceName", str)
ArticleId = NewType("ArticleId", str)
PostId = NewType("PostId", str)
"""A WordPress post by its short link, ``https://host/?p=1004``: see ``domain/pages/post``."""


_PDF_MARK, _PDF_MARK_WITHIN = b"%PDF-", 1024


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with; opaque to us (RFC 9110, 8.8).

    ``digest``: SHA-256 of the body that came with them. It says more than they do, and so is left
    out where they are compared.
    """

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with a body. ``url`` is where it came from after redirects.

    ``next_url``: where the server says that its list goes on (``Link: <…>; rel="next"``).
    ``moved``: it was reached by redirects, and all of them were for good. ``fresh``: for so long,
    its server says, it is as good as a new one.
    """

    url: str
    body: bytes
    media_type: str
    validators: Validators
    next_url: str | None = None
    moved: bool = False
    fresh: timedelta = timedelta()

    @property
    def is_pdf(self) -> bool:
        """By its first bytes, or else by what the server calls it."""
        kind = self.media_type.strip().lower()
        return _PDF_MARK in self.body[:_PDF_MARK_WITHIN] or kind.startswith("application/pdf")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a feed or listing: enough to decide whether to fetch the page behind it.

    ``post``: which WordPress post it is, where the row says so. ``modified``: when the page was
    edited last, where the row says so. ``markup``: what the row tells in HTML, the summary being
    empty: most rows are known, so that only the parser's ``told`` reads it, of those that are not.
    ``terms``: by which the site's editors sort it, each a field and a number; ``labels``: the same
    in words, as far as we know them.
    """

    url: str
    title: str
    published: datetime | None
    summary: str
    post: PostId | None = None
    modified: datetime | None = None
    markup: tuple[str, ...] = ()
    terms: tuple[tuple[str, int], ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """The main text of a page. ``report_url``: a link in it to the inspectorate's own report.

    ``table``: its table of ratings, if it has one; of the inspectorate's own pages only.
    ``post``: which WordPress post it is; ``url``: where it stands, redirects followed; of those
    pages only, too. So are ``labels``, what the page calls itself (post type, then terms), and
    ``report_file``, a link to the report's own PDF file.
    """

    title: str
    text: str
    published: datetime | None
    report_url: str | None = None
    table: RatingsTable | None = None
    post: PostId | None = None
    url: str | None = None
    labels: tuple[str, ...] = ()
    report_file: str | None = None


@dataclass(frozen=True, slots=True)
class Misdated:
    """``written``: a date that cannot be true. ``first_read``: when the text that bears it was
    read first; that counts instead."""

    written: datetime
    first_read: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """A page or feed item as we keep it.

    ``published`` is None where nothing says when it appeared; ``misdated``: where something does,
    but cannot be believed (not kept: what is kept is that it has no date). ``entry_mark`` and
    ``fingerprint`` are digests of the row in the feed and of the text: when they change, it was
    edited.
    ``document``: what sort of page of the inspectorate's; None elsewhere. ``report_file``: the PDF
    file that the text and the table were completed from; None where the page says it all.
    ``text_dropped_at``: since then ``text`` is empty, because nothing that is known rests on it.
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
    document: DocumentType | None = None
    report_file: str | None = None
    misdated: Misdated | None = None
    text_dropped_at: datetime | None = None

    @property
    def dated(self) -> datetime:
        """When it appeared, or else when we first saw it."""
        return self.published or (self.misdated.first_read if self.misdated else self.read_at)

    @property
    def story(self) -> Story:
        """The part of it that is read."""
        return Story(self.title, self.text, self.url, london_day(self.dated))
