"""Lists whose posts bear the terms of the site's editors: these are asked for once, and kept."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from monitor.domain.article import Page, SourceName, Validators
from monitor.domain.source import Source
from monitor.domain.vocabulary import Dictionary, Vocabulary
from monitor.errors import FetchError, ParseError
from monitor.service.list_page import ListPage, ListReader, expect_own
from monitor.service.ports import Clock
from monitor.service.whole_page import whole_page

log = logging.getLogger(__name__)

Lists = Callable[[Source, str, Validators | None], ListPage | None]
"""As ``ListReader``."""


class Vocabularies(Protocol):
    """The terms of each source's site."""

    def of(self, source: SourceName) -> Vocabulary:
        """An empty one for a source that has none."""
        ...

    def keep(self, source: SourceName, vocabulary: Vocabulary) -> None:
        """In place of the one before."""
        ...


@dataclass(frozen=True, slots=True)
class WordedLists:
    """A ``ListReader`` that has the memory for terms.

    Without them a page's sort is told by its title and address, so that no fault of theirs is one
    of the list: what is remembered goes on to count.
    """

    read: ListReader
    vocabularies: Vocabularies
    clock: Clock

    def __call__(
        self, source: Source, url: str, validators: Validators | None = None
    ) -> ListPage | None:
        """As the reader's."""
        dictionary = self.read.parsers[source.kind].dictionary
        if dictionary is None or url == source.url:
            return self.read(source, url, validators)
        words = self.vocabularies.of(source.name)
        if words.is_due(self.clock()):
            words = self._learnt(source, dictionary, words)
        page = self.read(source, dictionary.asking(url, words.names), validators)
        if page is None:
            return None
        if words.falls_short(page.entries, self.clock()):
            words = self._learnt(source, dictionary, words)
        named = tuple(replace(entry, labels=words.of(entry)) for entry in page.entries)
        return replace(page, url=url, entries=named)

    def _learnt(self, source: Source, dictionary: Dictionary, before: Vocabulary) -> Vocabulary:
        """What the site says now; in passing trouble, it is asked again at the next visit."""
        try:
            words = Vocabulary(self._asked(source, dictionary), self.clock())
        except (FetchError, ParseError) as fault:
            log.warning("terms_not_told", extra={"source": source.name, "reason": fault.reason})
            if isinstance(fault, FetchError) and fault.transient:
                return before
            words = replace(before, asked_at=self.clock())
        self.vocabularies.keep(source.name, words)
        return words

    def _asked(self, source: Source, dictionary: Dictionary) -> Mapping[str, Mapping[int, str]]:
        told = self._page(source, dictionary.place(source.url))
        return {
            each.field: dictionary.terms(self._page(source, each.url))
            for each in dictionary.taxonomies(told)
        }

    def _page(self, source: Source, url: str) -> Page:
        page = whole_page(self.read.web, url)
        expect_own(source, url, page)
        return page
