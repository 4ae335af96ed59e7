"""A body's years as lines and marks: four levels, a step for as long as each rating stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitor.domain.rating import Rating
from monitor.domain.showing.timeline import Mark, Timeline

WIDTH, LEFT, RIGHT = 420, 10, 10  # as wide as a phone: what it says can be read there
TOP, STEP = 30, 40
_DAYS = 365.25
_LABEL_EVERY = 44


@dataclass(frozen=True, slots=True)
class Stand:
    """One inspection. ``x0`` to ``x1``: when it came out, as exactly as that is known; it stood
    until ``x2``."""

    x0: float
    x1: float
    x2: float
    y: float
    rating: Rating | None

    @property
    def middle(self) -> float:
        """Where its mark is."""
        return (self.x0 + self.x1) / 2

    @property
    def rough(self) -> bool:
        """So long a span that it is drawn as one."""
        return self.x1 - self.x0 > STEP / 2


@dataclass(frozen=True, slots=True)
class Chart:
    """``levels``: the ratings from the best, with their heights; ``years``: ticks."""

    height: int
    levels: tuple[tuple[Rating | None, int], ...]
    years: tuple[tuple[int, float], ...]
    stands: tuple[Stand, ...]
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT


def chart(line: Timeline) -> Chart:
    """Every mark lies within the frame."""
    levels: list[Rating | None] = list(reversed(Rating))
    if any(mark.rating is None for mark in line.marks):
        levels.append(None)
    heights = {level: TOP + STEP * number for number, level in enumerate(levels)}
    stands = tuple(_stand(mark, line, heights[mark.rating]) for mark in line.marks)
    height = TOP + STEP * len(levels) + 8
    return Chart(height, tuple(heights.items()), tuple(_years(line)), stands)


def _stand(mark: Mark, line: Timeline, y: float) -> Stand:
    x0, x1 = _across(mark.first, line), _across(mark.last, line)
    return Stand(x0, x1, _across(mark.until, line), y, mark.rating)


def _years(line: Timeline) -> Iterator[tuple[int, float]]:
    room = (WIDTH - LEFT - RIGHT) // line.years
    every = -(-_LABEL_EVERY // max(1, room))
    for year in range(line.first_year, line.last_year + 1, every):
        at = _across(date(year, 1, 1), line)
        if at + _LABEL_EVERY <= WIDTH:
            yield year, at


def _across(day: date, line: Timeline) -> float:
    begin = date(line.first_year, 1, 1)
    share = (day - begin).days / (_DAYS * line.years)
    return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - LEFT - RIGHT), 1)
