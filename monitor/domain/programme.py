"""The rules an inspection was made under."""

import re
from dataclasses import dataclass
from datetime import date

from monitor.domain.body import BodyKind


@dataclass(frozen=True, slots=True)
class Standard:
    """What a programme rates by itself.

    ``number`` is None where no report was seen that prints one: any number is right then.
    ``counts``: do its points count towards the overall rating?
    """

    number: str | None
    name: str
    also: tuple[str, ...] = ()
    counts: bool = True

    def answers_to(self, number: str | None, name: str) -> bool:
        """Is it meant by these words? A missing number is no contradiction."""
        names = {folded(each) for each in (self.name, *self.also)}
        return folded(name) in names and (not number or self.number in {None, number})


@dataclass(frozen=True, slots=True)
class Programme:
    """``published_from``: the first day on which a report under it could appear.

    ``rates``: does it give an overall rating at all? ``points_each``: the most that one standard
    gives; it and ``max_score`` are None where they are not known. ``standards``: those that are
    known. ``source``: where it says so. ``known_by``: words that its reports go by, in small
    letters; of programmes that do not rate, since no rating tells their reports from others.
    """

    id: str
    kind: BodyKind
    published_from: date
    rates: bool
    points_each: int | None = None
    max_score: int | None = None
    standards: tuple[Standard, ...] = ()
    source: str = ""
    known_by: tuple[str, ...] = ()

    def standard(self, number: str | None, name: str) -> Standard | None:
        """None: it is new to us, and a person has to look."""
        return next((each for each in self.standards if each.answers_to(number, name)), None)


def rating_programme(
    programmes: tuple[Programme, ...], kind: BodyKind, day: date
) -> Programme | None:
    """The newest programme that rated bodies of this kind on that day; None before 2018."""
    begun = [p for p in programmes if p.kind is kind and p.rates and p.published_from <= day]
    return max(begun, key=lambda p: p.published_from, default=None)


def usual_most(programmes: tuple[Programme, ...], year: int | None) -> dict[BodyKind, int]:
    """The most points that a body of each kind could get in that year; none of a kind whose
    programme changed in it, and none at all without a year."""
    if year is None:
        return {}
    ends = (date(year, 1, 1), date(year, 12, 31))
    most = {
        kind: {
            found and found.max_score
            for day in ends
            for found in [rating_programme(programmes, kind, day)]
        }
        for kind in BodyKind
    }
    return {kind: top for kind, tops in most.items() for top in tops if top and len(tops) == 1}


def unrated_programme(programmes: tuple[Programme, ...], words: str, day: date) -> Programme | None:
    """The newest programme without ratings that goes by these words (small letters) on that day."""
    begun = [p for p in programmes if not p.rates and p.published_from <= day]
    named = [p for p in begun if any(name in words for name in p.known_by)]
    return max(named, key=lambda p: p.published_from, default=None)


def folded(name: str) -> str:
    """Letters alone: PDF files break words ("Partners hips") and lose hyphens."""
    return re.sub("[^a-z]", "", name.casefold().replace("&", " and "))
