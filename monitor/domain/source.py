"""Where we look: a parser pointed at an address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from monitor.domain.article import Entry, Page, PageText, SourceName
from monitor.domain.vocabulary import Dictionary


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

    ``canaries``: what its list must always name, in a title or an address.
    ``official``: the inspectorate's own. ``fetch_pages``: may the page behind an entry be asked
    for? ``may_be_empty``: no entries at all is an answer, not a fault. ``area``: a probation
    region, "national", or empty. ``groups``: by which an operator switches it on. ``permitted_by``:
    who has allowed us what the robots.txt of its host forbids; empty where nobody has.
    """

    name: SourceName
    kind: str
    url: str
    every: timedelta
    official: bool = False
    fetch_pages: bool = True
    may_be_empty: bool = False
    selectors: Selectors = Selectors()
    area: str = ""
    groups: tuple[str, ...] = ()
    canaries: tuple[str, ...] = ()
    permitted_by: str = ""


@dataclass(frozen=True, slots=True)
class Following:
    """Where a list goes on. ``newest_first``: what follows is older than what was here, so that
    one need not look further than to what is known; False: all of it must be looked at.
    ``inner``: the page has no entries of its own, it only names other lists."""

    urls: tuple[str, ...] = ()
    newest_first: bool = True
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """What a list says of when it is to be asked for again.

    ``fresh``: for so long nothing new will be in it. ``quiet_hours``, of UTC, and ``quiet_days``,
    Monday being 0: when nothing is published.
    """

    fresh: timedelta = timedelta()
    quiet_hours: frozenset[int] = frozenset()
    quiet_days: frozenset[int] = frozenset()


def told_already(entry: Entry) -> Entry:
    """Of a list whose rows hold plain text."""
    return entry


def nothing_follows(_source: Source, _page: Page) -> Following:
    """Of a list that is one page."""
    return Following()


def unhurried(_page: Page) -> Timing:
    """Of a list that does not say how often it is to be asked for."""
    return Timing()


@dataclass(frozen=True, slots=True)
class Parser:
    """What a file in ``sources`` owes us: pure functions that raise ParseError, never guess.

    ``index``: the listing or feed -> its entries, in the order given. ``page_text``: the page
    behind an entry -> its main text. ``following``: the listing -> its further pages.

    ``directory_lasts``: the source's own address holds no entries but tells where the lists are
    (``following``); the answer is kept for so long. None: the address is the list itself.
    ``told``: an entry with its markup -> the same with its summary in plain text.
    ``dictionary``: of sites whose lists name the terms of their entries by number.
    ``timing``: the listing -> when it wants to be asked for again.
    """

    index: Callable[[Source, Page], tuple[Entry, ...]]
    page_text: Callable[[Page], PageText]
    following: Callable[[Source, Page], Following] = nothing_follows
    directory_lasts: timedelta | None = None
    told: Callable[[Entry], Entry] = told_already
    dictionary: Dictionary | None = None
    timing: Callable[[Page], Timing] = unhurried
