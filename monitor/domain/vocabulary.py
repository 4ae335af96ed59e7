"""The words by which a site's editors sort its posts: a post bears the numbers of its terms.

Instants are UTC.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain.article import Entry, Page

_LASTS = timedelta(days=7)
_SOONEST = timedelta(hours=1)
"""So often at most they are asked for anew because a post bears a number that is not among them."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """``field``: where a post says its terms. ``url``: where the site lists them."""

    field: str
    url: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``names``: of each field, its terms by number. ``asked_at``: None for never."""

    names: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    asked_at: datetime | None = None

    def of(self, entry: Entry) -> tuple[str, ...]:
        """The terms of an entry, in words; one that is unknown says nothing."""
        found = (self.names.get(name, {}).get(number) for name, number in entry.terms)
        return tuple(word for word in found if word)

    def is_due(self, now: datetime) -> bool:
        """Is it time to ask whether anything has changed?"""
        return self.asked_at is None or now - self.asked_at >= _LASTS

    def falls_short(self, entries: Iterable[Entry], now: datetime) -> bool:
        """Do they bear terms that were added since it was asked for?"""
        if self.asked_at is not None and now - self.asked_at < _SOONEST:
            return False
        return any(
            name in self.names and number not in self.names[name]
            for entry in entries
            for name, number in entry.terms
        )


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a parser knows of its sites' terms: pure functions that raise ParseError.

    ``place``: a source's address -> where its taxonomies are told. ``taxonomies``: that answer ->
    those that say what sort of page a post is. ``terms``: the list of one's terms -> the names by
    number. ``asking``: a list's address -> the same, such that its posts say these fields.
    """

    place: Callable[[str], str]
    taxonomies: Callable[[Page], tuple[Taxonomy, ...]]
    terms: Callable[[Page], Mapping[int, str]]
    asking: Callable[[str, Iterable[str]], str]
