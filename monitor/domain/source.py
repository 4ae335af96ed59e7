"""Where we look: a parser pointed at an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from monitor.domain.article import Entry, Page, PageText, SourceName


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of a listing page; None: the parser's own."""

    item: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One row of config/sources.toml.

    ``official``: the inspectorate's own. ``fetch_pages``: may the page behind an entry be asked
    for? ``may_be_empty``: no entries at all is an answer, not a fault.
    """

    name: SourceName
    kind: str
    url: str
    every: timedelta
    official: bool = False
    fetch_pages: bool = True
    may_be_empty: bool = False
    selectors: Selectors = Selectors()


@dataclass(frozen=True, slots=True)
class Parser:
    """What a file in ``sources`` owes us: pure functions that raise ParseError, never guess.

    ``index``: the listing or feed -> its entries, in the order given. ``page_text``: the page
    behind an entry -> its main text.
    """

    index: Callable[[Source, Page], tuple[Entry, ...]]
    page_text: Callable[[Page], PageText]
