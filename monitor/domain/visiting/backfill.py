"""A walk through an official list into the past: how far it has come, and what it met."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from monitor.domain.article import SourceName


@dataclass(frozen=True, slots=True)
class Progress:
    """What is remembered of a walk, so that it can go on after any interruption.

    ``waiting``: addresses of list pages still to be read, the next one first. ``walked``: those
    that were read. ``owing``: those of which a page did not arrive and may arrive later, and those
    that led nowhere new though they say that the list goes on.
    ``since``: the day before which nothing is taken in. ``oldest``: the oldest page met.
    """

    waiting: tuple[str, ...]
    walked: tuple[str, ...] = ()
    owing: tuple[str, ...] = ()
    since: date | None = None
    oldest: datetime | None = None
    finished_at: datetime | None = None

    @classmethod
    def begin(cls, url: str, since: date | None) -> "Progress":
        """At the newest."""
        return cls(waiting=(url,), since=since)

    def resumed(self) -> "Progress":
        """What is still owed comes first."""
        return replace(self, waiting=(*self.owing, *self.waiting), owing=())

    def goes_round(self, url: str, following: tuple[str, ...]) -> bool:
        """Does a list page, read for the first time, lead to nothing but what was read before?

        One read again does so rightly: the walk went on behind it when it was read first.
        """
        read = {url, *self.walked}
        return url not in self.walked and bool(following) and read.issuperset(following)

    def after(self, url: str, following: tuple[str, ...], *, owing: bool) -> "Progress":
        """One list page further. ``following``: where it goes on; nothing is walked twice."""
        further = self.without(url, owing=owing)
        met = {url, *further.waiting, *self.walked, *self.owing}
        new = tuple(dict.fromkeys(each for each in following if each not in met))
        walked = tuple(dict.fromkeys((*self.walked, url)))
        return replace(further, waiting=(*further.waiting, *new), walked=walked)

    def without(self, url: str, *, owing: bool) -> "Progress":
        """One list page left behind, from which the walk cannot go on."""
        left = tuple(each for each in self.waiting if each != url)
        return replace(self, waiting=left, owing=(*self.owing, url) if owing else self.owing)

    def reached(self, published: datetime | None) -> "Progress":
        """A page of that time was met."""
        known = [each for each in (self.oldest, published) if each is not None]
        return replace(self, oldest=min(known, default=None))


@dataclass(frozen=True, slots=True)
class Missed:
    """A page that did not arrive, or could not be read. ``lasting``: asking again is of no use."""

    url: str
    reason: str
    lasting: bool


@dataclass(frozen=True, slots=True)
class Walked:
    """What one run did with one source.

    ``lists``: list pages read. ``taken``: pages taken in. ``known``: pages that we held already.
    ``news``: pages left to the service, because they are news. ``stopped``: why the run ended
    before the walk did; None where it is done. ``limited``: because so much was asked for.
    """

    source: SourceName
    lists: int = 0
    taken: int = 0
    known: int = 0
    news: int = 0
    missed: tuple[Missed, ...] = ()
    stopped: str | None = None
    limited: bool = False
    oldest: datetime | None = None
