"""One page of a list, asked for and read: the step that every walk through a list is made of."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from monitor.domain.article import Entry, Page, Validators
from monitor.domain.inspectorate_hosts import host_in, is_own, is_own_file, parted
from monitor.domain.source import Following, Parser, Source, Timing
from monitor.errors import FetchError, ParseError
from monitor.service.ports import Web

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ListPage:
    """What a list says at one address, and where it goes on. ``moved_to``: where it is from now on,
    if it says so; None where it stays. ``timing``: when it wants to be asked for again."""

    url: str
    entries: tuple[Entry, ...]
    following: Following
    validators: Validators
    moved_to: str | None = None
    timing: Timing = field(default_factory=Timing)


def nothing(_page: Page) -> None:
    """For those who do not ask what stands before a page."""


@dataclass(frozen=True, slots=True)
class ListReader:
    """Needs no memory: who walks decides how far, and keeps what must be kept.

    ``wall``: what stands before a page that could not be read, in words.
    """

    web: Web
    parsers: Mapping[str, Parser]
    wall: Callable[[Page], str | None] = nothing

    def __call__(
        self, source: Source, url: str, validators: Validators | None = None
    ) -> ListPage | None:
        """None: not modified since the validators, or the same bytes.

        Raises FetchError, ParseError.

        Of an official source only what is the inspectorate's own is handed on: what a list of
        theirs names on another host is not their word.
        """
        page = self.web.get(url, validators or Validators())
        if page is None or _says_the_same(source, page, validators):
            return None
        parser = self.parsers[source.kind]
        try:
            listed, following = parser.index(source, page), parser.following(source, page)
        except ParseError as fault:
            behind = self.wall(page)
            if behind is None:
                raise
            raise ParseError(fault.url, f"{fault.wanted.partition('; ')[0]}; {behind}") from fault
        if source.official:
            listed, following = _own(source, page, listed), _staying(source, page, following)
        moved_to = page.url if page.moved else None
        return ListPage(
            url, listed, following, page.validators, moved_to, self._timing(source, page)
        )

    def _timing(self, source: Source, page: Page) -> Timing:
        """What the list says, and what its server does: the longer one counts."""
        told = self.parsers[source.kind].timing(page)
        return replace(told, fresh=max(told.fresh, page.fresh))


def _says_the_same(source: Source, page: Page, before: Validators | None) -> bool:
    """Byte for byte, as servers do that know of no validators. Of the inspectorate's lists each one
    is read: with them the pages behind are looked at again."""
    if source.official or page.moved or before is None or before.digest is None:
        return False
    return page.validators.digest == before.digest


def expect_own(source: Source, asked: str, page: Page) -> None:
    """Raises FetchError where an official page was redirected to somebody else's site."""
    if source.official and not is_own_file(page.url, source.url):
        raise FetchError(asked, f"led to another site, {host_in(page.url)}", transient=False)


def _own(source: Source, page: Page, listed: tuple[Entry, ...]) -> tuple[Entry, ...]:
    expect_own(source, page.url, page)
    ours, foreign = parted(listed, source.url)
    for entry in foreign:
        log.warning("entry_elsewhere", extra={"source": source.name, "url": entry.url})
    if foreign and not ours:
        hosts = ", ".join(sorted({host_in(entry.url) for entry in foreign}))
        raise ParseError(page.url, f"entry on the inspectorate's own site; all lead to {hosts}")
    return ours


def _staying(source: Source, page: Page, following: Following) -> Following:
    ours = tuple(url for url in following.urls if is_own(url, source.url))
    if following.urls and not ours:
        hosts = ", ".join(sorted(map(host_in, following.urls)))
        raise ParseError(page.url, f"list on the inspectorate's own site; it goes on at {hosts}")
    return replace(following, urls=ours)
