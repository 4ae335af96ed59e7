"""The standards of a body's inspections: one row for each standard, one column each inspection."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.domain.inspection import Inspection
from monitor.domain.rating import Rating


@dataclass(frozen=True, slots=True)
class Strip:
    """``ratings``: None where that inspection did not rate this standard."""

    number: str
    name: str
    ratings: tuple[Rating | None, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """``inspections``: those that say how each standard was rated, the oldest first."""

    inspections: tuple[Inspection, ...]
    strips: tuple[Strip, ...]


def heat(inspections: Iterable[Inspection]) -> Heat:
    """A standard is the same where number and name are; the newest inspection's come first."""
    telling = tuple(each for each in inspections if each.standards)
    names = dict.fromkeys(
        (standard.number or "", standard.name)
        for inspection in reversed(telling)
        for standard in inspection.standards
    )
    return Heat(telling, tuple(_strip(number, name, telling) for number, name in names))


def _strip(number: str, name: str, telling: tuple[Inspection, ...]) -> Strip:
    return Strip(number, name, tuple(_rating(number, name, each) for each in telling))


def _rating(number: str, name: str, inspection: Inspection) -> Rating | None:
    for standard in inspection.standards:
        if (standard.number or "", standard.name) == (number, name):
            return standard.rating
    return None
