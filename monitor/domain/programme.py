"""The rules an inspection was made under."""

from dataclasses import dataclass
from datetime import date

from monitor.domain.body import BodyKind


@dataclass(frozen=True, slots=True)
class Programme:
    """``published_from``: the first day on which a report under it could appear.

    ``rates``: does it give an overall rating at all? ``standards`` and ``max_score`` are None where
    they vary or are not known.
    """

    id: str
    kind: BodyKind
    published_from: date
    rates: bool
    standards: int | None
    max_score: int | None


def rating_programme(
    programmes: tuple[Programme, ...], kind: BodyKind, day: date
) -> Programme | None:
    """The newest programme that rated bodies of this kind on that day; None before 2018."""
    begun = [p for p in programmes if p.kind is kind and p.rates and p.published_from <= day]
    return max(begun, key=lambda p: p.published_from, default=None)
