"""A labelled article: what a person says that it reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from monitor.domain.reading import Category, Story
from monitor.errors import DataError

Accepted = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class BodyLabel:
    """One body of an article, and for each field every value that counts as right.

    ``primary``: it has to be found; else it may be.
    """

    body_id: Accepted
    name: str
    kind: Accepted
    overall_rating: Accepted
    previous_rating: Accepted
    direction: Accepted
    score: Accepted
    max_score: Accepted
    primary: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article of a corpus. The first of ``categories`` is the label, the rest count too."""

    id: str
    story: Story
    categories: tuple[Category, ...]
    bodies: tuple[BodyLabel, ...]
    optional: tuple[BodyLabel, ...]
    traps: tuple[str, ...]

    @property
    def relevant(self) -> bool:
        """Does it report how a body was rated?"""
        return self.categories[0] is Category.RATING_REPORT

    @property
    def primary(self) -> tuple[BodyLabel, ...]:
        """The bodies that have to be found."""
        return tuple(body for body in self.bodies if body.primary)


def labelled(row: Mapping[str, Any], where: str) -> Labelled:
    """One object of a corpus file -> value. ``where`` names the file and line for DataError."""
    try:
        gold = row["gold"]
        return Labelled(
            id=str(row["id"]),
            story=_story(row, _day(gold.get("published"))),
            categories=_categories(gold),
            bodies=tuple(map(_body, gold["bodies"])),
            optional=tuple(map(_body, gold.get("mentioned", ()))),
            traps=tuple(row.get("traps", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{where}: not a labelled article: {error!r}") from error


def _story(row: Mapping[str, Any], day: date | None) -> Story:
    return Story(row["title"], row["text"], row.get("url"), day or _within(row.get("year")))


def _within(year: int | None) -> date | None:
    """A day of it: the service knows when a page appeared, and so must who measures it."""
    return None if year is None else date(year, 6, 30)


def _categories(gold: Mapping[str, Any]) -> tuple[Category, ...]:
    accepted = (gold.get("accept") or {}).get("category", ())
    return tuple(map(Category, dict.fromkeys((gold["category"], *accepted))))


def _body(row: Mapping[str, Any]) -> BodyLabel:
    def accepted(key: str) -> Accepted:
        return (row.get(key), *(row.get("accept") or {}).get(key, ()))

    return BodyLabel(
        body_id=accepted("body_id"),
        name=row["name"],
        kind=accepted("kind"),
        overall_rating=accepted("overall_rating"),
        previous_rating=accepted("previous_rating"),
        direction=accepted("direction"),
        score=accepted("score"),
        max_score=accepted("max_score"),
        primary=row.get("primary", True),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
