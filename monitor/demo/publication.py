"""What the inspectorate puts on its site: a page of some type, made of plain blocks."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostType(StrEnum):
    """The value is the first part of the page's path."""

    NEWS = "news"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """As the site's breadcrumbs call it."""
        return "News" if self is PostType.NEWS else "Reports"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of two cells under a pair of column heads."""

    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


Block = str | Heading | Table
"""A bare string is a paragraph."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One page of the site. ``number``: WordPress's post id. ``report``: slug of its report."""

    number: int
    type: PostType
    slug: str
    title: str
    published: datetime
    summary: str
    blocks: tuple[Block, ...]
    report: str | None = None

    @property
    def path(self) -> str:
        """Where the page stands on the site."""
        return f"/{self.type}/{self.slug}/"
