"""Who publishes, in which form, how often; and how each of them breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from itertools import count

from tests.quarter.forms import Form
from tests.quarter.items import Item, Story, everyday

LISTED = 14
"""Items in a list."""

_BEFORE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Paper:
    """One source. ``rhythm``: between two items; ``every``: between two visits, as configured.
    ``section``: before the paths of one that shares its host. ``pinned``: what its list names
    whatever else it names."""

    number: int
    name: str
    host: str
    form: Form
    rhythm: timedelta
    every: timedelta
    section: str = ""
    pinned: str = ""

    @property
    def path(self) -> str:
        """Where its list stands."""
        return self.section + self.form.path

    def items(self, began: datetime, now: datetime, stories: tuple[Story, ...]) -> list[Item]:
        """Its list, newest first."""
        told = (story.told_by(self.name) for story in stories)
        published = [*(item for item in told if item), *self._everyday(began, now)]
        there = [item for item in published if item.at <= now]
        newest = sorted(there, key=lambda item: item.at, reverse=True)[:LISTED]
        return (
            [*newest, Item(1, self.pinned, "As ever.", began - _BEFORE)] if self.pinned else newest
        )

    def _everyday(self, began: datetime, now: datetime) -> Iterator[Item]:
        first = began - _BEFORE + timedelta(minutes=37 * self.number)
        latest = (now - first) // self.rhythm
        for turn in count(max(0, latest - LISTED)):
            if turn > latest:
                return
            yield everyday(self.number * 1_000 + turn, first + turn * self.rhythm)


class Break(StrEnum):
    """What may happen to a paper's list."""

    SILENT = auto()  # nothing new
    EMPTY = auto()
    RESHAPED = auto()  # other markup, or a page where the feed was
    SHRUNK = auto()  # two items where there were many
    UNPINNED = auto()  # without what it always named
    CAPTCHA = auto()
    CONSENT = auto()
    FORBIDDEN = auto()
    TOO_MANY = auto()  # 429, with the time for which it wants to be left alone
    MOVED = auto()  # 301
    MOVED_STRICTLY = auto()  # 308
    GONE = auto()  # 410
    NOT_FOUND = auto()
    LYING = auto()  # "not modified", whatever was published
    FAILING = auto()  # 503
    REFUSED = auto()  # nobody listens
    FLAPPING = auto()  # 503 at every other visit
    BARRED = auto()  # robots.txt asks programs to stay away
    FLOODED = auto()  # what was told long ago stands in the list with new addresses and dates


@dataclass(frozen=True, slots=True)
class Trouble:
    """``papers``: by name; of one host, where several."""

    papers: tuple[str, ...]
    broken: Break
    begins: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        """Now?"""
        return self.begins <= now < self.ends
