"""The four words, their order, and the points behind them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """Ordered from worst to best, so that ``after > before`` means better.

    The four words since 2018:
    https://www.justiceinspectorates.gov.uk/hmiprobation/about-hmi-probation/about-our-work/our-standards-and-ratings/
    """

    INADEQUATE = 1
    REQUIRES_IMPROVEMENT = 2
    GOOD = 3
    OUTSTANDING = 4

    @property
    def label(self) -> str:
        """As the inspectorate writes it: capital first letter only."""
        return self.name.replace("_", " ").capitalize()

    @property
    def shape(self) -> str:
        """One character: no two ratings share it, so that nobody needs the colour."""
        return "✖■●◆"[self - 1]


class Direction(StrEnum):
    """How a rating moved since the inspection before, as the text itself says it."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Score:
    """Points of all standards together, such as 3 of 27."""

    points: int
    out_of: int

    def __str__(self) -> str:
        return f"{self.points}/{self.out_of}"


@dataclass(frozen=True, slots=True)
class StandardRating:
    """One standard's own rating: number such as ``2.1`` where given, else the name alone."""

    number: str | None
    name: str
    rating: Rating
