"""What the inspectorate puts on its site: a page of some type, made of plain blocks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostType(StrEnum):
    """The value is the first part of the page's path, and the type's name in REST and feeds."""

    NEWS = "news"
    DOCUMENT = "document"
    CONSULTATION = "consultation"

    @property
    def label(self) -> str:
        """As the site's breadcrumbs call it."""
        return {"news": "News", "document": "Reports"}.get(self.value, "Consultations")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of two cells under a pair of column heads."""

    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A paragraph that is a link; ``href`` may be a path of the site, or lead anywhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file among the content, such as the data annexe of an older report."""

    title: str
    href: str


Block = str | Heading | Table | Link | Attachment
"""A bare string is a paragraph."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One page of the site. ``number``: WordPress's post id. ``report``: slug of its report.

    ``edited``: when it was changed last, None for never. ``terms``: (taxonomy, terms) as shown
    under the date. ``wide_heading``: title and dates stand above the page, without ``<time>``.
    ``pdf``: the report's file, offered on the page of a document. ``sorts``: its terms of the
    taxonomy "Document type", which REST tells whether the page shows them or not.
    """

    number: int
    type: PostType
    slug: str
    title: str
    published: datetime
    summary: str
    blocks: tuple[Block, ...]
    report: str | None = None
    edited: datetime | None = None
    terms: tuple[tuple[str, str], ...] = ()
    wide_heading: bool = False
    pdf: bytes | None = None
    sorts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where the page stands on the site."""
        return f"/{self.type}/{self.slug}/"

    @property
    def file_path(self) -> str:
        """Where its PDF file lies, if it has one."""
        day = self.published
        return f"/uploads/sites/21/{day:%Y/%m}/{self.slug}.pdf"

    @property
    def changed(self) -> datetime:
        """The last edit, or else the publication."""
        return self.edited or self.published
