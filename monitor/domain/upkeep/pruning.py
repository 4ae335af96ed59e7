"""What is not kept for ever: the words of articles that concern nobody, once they are old."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.article import ArticleId

Place = tuple[datetime, ArticleId]
"""How far a look through the articles has come: when one was read last, and its id."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """``texts``: of so many articles, with so many ``characters``. ``readings``: of texts that
    these had before; ``owed``: pages that no list has named for long."""

    texts: int = 0
    characters: int = 0
    readings: int = 0
    owed: int = 0

    def __add__(self, other: "Dropped") -> "Dropped":
        return Dropped(
            self.texts + other.texts,
            self.characters + other.characters,
            self.readings + other.readings,
            self.owed + other.owed,
        )


@dataclass(frozen=True, slots=True)
class Room:
    """What a database takes on its disk, in bytes, and how much of that is ``unused``.

    ``returnable``: can what is unused be given back in small steps?
    """

    size: int
    unused: int
    returnable: bool
