"""The pages of a source's lists, in the order they are met during one visit."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from http import HTTPStatus

from monitor.domain.article import Entry, Validators
from monitor.domain.source import Timing
from monitor.domain.visiting.walk import Walk
from monitor.errors import FetchError, ParseError
from monitor.service.list_page import ListPage

Fault = FetchError | ParseError

_DEEPEST = 2
"""A list of lists may name lists of lists, and no more: what goes deeper may go on for ever."""

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_REFUSALS = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}


class Way:
    """Iterate over it for what to ask next; it grows while one walks, up to ``most`` pages.

    ``kept``: what was noted of it before anything was read.
    """

    def __init__(self, starts: Iterable[str], unfinished: Collection[str], most: int) -> None:
        self.starts = frozenset(starts)
        self.pages: list[ListPage] = []
        self.faults: dict[str, Fault] = {}
        self.kept = Walk()
        self._waiting = deque(dict.fromkeys((*starts, *unfinished)))
        self._met = set(self._waiting)
        self._most = most
        self._depth = dict.fromkeys(unfinished, 1)
        self._dead_ends: set[str] = set()
        self._lists = set(self.starts)

    def __iter__(self) -> Iterator[str]:
        for _ in range(self._most):
            if not self._waiting:
                return
            yield self._waiting.popleft()

    def add(self, urls: Iterable[str]) -> None:
        """Further pages; those met before are not asked for twice."""
        for url in urls:
            if url not in self._met:
                self._met.add(url)
                self._waiting.append(url)

    def go_into(self, url: str, inner: Iterable[str]) -> None:
        """The lists that the one at ``url`` names instead of entries."""
        depth = self._depth.get(url, 0) + 1
        if depth > _DEEPEST:
            self._dead_ends.add(url)
            self.faults[url] = ParseError(url, "list of pages; lists of lists are nested too deep")
            return
        fresh = [each for each in inner if each not in self._met]
        self._depth |= dict.fromkeys(fresh, depth)
        self._lists |= set(fresh)
        self.add(fresh)

    def failed(self, url: str, fault: Fault) -> None:
        """A further page that is gone is no fault: the list has become shorter."""
        if url in self.starts or not is_gone(fault):
            self.faults[url] = fault

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Of all pages, each address once."""
        listed = [entry for page in self.pages for entry in page.entries]
        return tuple({entry.url: entry for entry in reversed(listed)}.values())[::-1]

    @property
    def held(self) -> dict[str, int]:
        """How many entries each list had, on its first page."""
        lists = [page for page in self.pages if page.url in self._lists]
        return {page.url: len(page.entries) for page in lists if not page.following.inner}

    @property
    def timing(self) -> Timing:
        """When the first of the lists wants to be asked for again."""
        return self.pages[0].timing if self.pages else Timing()

    @property
    def deeper(self) -> dict[str, frozenset[str]]:
        """The pages behind the first ones, each with the addresses it lists."""
        further = [page for page in self.pages if page.url not in self.starts]
        return {page.url: frozenset(entry.url for entry in page.entries) for page in further}

    @property
    def left(self) -> tuple[str, ...]:
        """Further pages that did not come, or were not asked for in this visit."""
        known = self.starts | self._dead_ends
        return (*(url for url in self.faults if url not in known), *self._waiting)

    @property
    def validators(self) -> Validators:
        """Of several pages none: one of them may change while another does not."""
        alone = len(self.pages) == 1 and not self.left
        return self.pages[0].validators if alone else Validators()


def is_gone(fault: Fault) -> bool:
    """Does the server say that there is nothing at this address?"""
    return isinstance(fault, FetchError) and fault.status in _GONE


def is_refused(fault: Fault) -> bool:
    """Is it us that the server does not want? What robots.txt forbids was not even asked for."""
    return isinstance(fault, FetchError) and fault.status in _REFUSALS
