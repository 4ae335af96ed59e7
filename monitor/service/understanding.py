"""What an article says, as of which day, and whether that is news."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from monitor.domain.article import Article
from monitor.domain.copies import as_told_before, retold, with_its_repetition
from monitor.domain.ledger.newness import Before, Telling, telling
from monitor.domain.pages.completion import Completed, explained
from monitor.domain.pages.dating import as_dated, with_its_date
from monitor.domain.reading import Reading
from monitor.domain.seen import Seen
from monitor.service.ports import Clock, Ledger


@dataclass(frozen=True, slots=True)
class Understood:
    """An article with the date that counts."""

    article: Article
    reading: Reading
    tell: Telling


@dataclass(frozen=True, slots=True)
class Understanding:
    """``clock`` is the time of the run, ``wall`` the true time. ``window``: how old news may be."""

    ledger: Ledger
    reading: Callable[[Article], Reading]
    window: timedelta
    clock: Clock
    wall: Clock

    def __call__(self, made: Completed, before: Before, read: Reading | None = None) -> Understood:
        """Nothing is written. ``read``: what ``first_reading`` gave. Raises StoreError."""
        article = self._dated(made.article, before.seen)
        reading = self.reading(article) if read is None else read
        met = before.seen.first_read_at if before.seen else article.read_at
        beside = self.ledger.texts_beside(article, reading)
        first = retold(article, reading, (each for each in beside if each.read_at <= met))
        if first is not None:
            article = as_told_before(article, first)
            reading = with_its_repetition(self.reading(article), first)
            return Understood(article, explained(reading, made.lacking), Telling.LEARN)
        reading = explained(with_its_date(article, reading), made.lacking)
        return Understood(article, reading, telling(article, before, self.clock(), self.window))

    def first_reading(self, made: Completed, before: Before) -> Reading:
        """What its words say, whatever others said; it is this that takes long."""
        return self.reading(self._dated(made.article, before.seen))

    def _dated(self, article: Article, seen: Seen | None) -> Article:
        """By its text's first reading, as the true clock told it."""
        now = self.clock()
        before = self.ledger.first_read(article.id, article.fingerprint) if seen else None
        first_read = before or now
        return as_dated(article, first_read, first_read + (self.wall() - now))
