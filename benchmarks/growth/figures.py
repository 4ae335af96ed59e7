"""What was measured, as a table and for programs."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """The same in a small database and in a large one. ``first``: of the large one, the first
    time; the others are medians."""

    name: str
    unit: str
    small: float
    large: float
    first: float

    @property
    def ratio(self) -> float:
        """How many times dearer the large one is."""
        return self.large / self.small if self.small else 1.0


def table(figures: Iterable[Figure], small: int, large: int) -> str:
    """For people."""
    lines = [f"{'':34}{small:>14,}{large:>14,}{'ratio':>8}{'first time':>14}"]
    lines += [
        f"{one.name[:34]:34}{one.small:14.2f}{one.large:14.2f}{one.ratio:8.2f}"
        f"{one.first:14.2f} {one.unit}"
        for one in figures
    ]
    return "\n".join(lines)


def told(figures: Iterable[Figure], small: int, large: int) -> dict[str, object]:
    """For programs."""
    rows = [{**asdict(one), "ratio": round(one.ratio, 2)} for one in figures]
    return {"small_articles": small, "large_articles": large, "figures": rows}
