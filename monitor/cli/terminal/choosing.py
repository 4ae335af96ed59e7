"""Which bodies does a person mean? Wrong words are told, with the right ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from monitor.domain.body import Body, BodyId, BodyKind, Gazetteer
from monitor.domain.rating import Rating
from monitor.domain.showing.lookup import bodies_like


@dataclass(frozen=True, slots=True)
class Choice:
    """As typed; empty or None: all. ``rating`` is a word, ``RI``, or a first letter."""

    query: str = ""
    kind: BodyKind | None = None
    region: str = ""
    rating: str = ""

    @property
    def wanted_rating(self) -> Rating | None:
        """Raises BadParameter for what is no rating."""
        return _rating(self.rating) if self.rating else None


def chosen(choice: Choice, gazetteer: Gazetteer) -> tuple[Body, ...]:
    """By name, kind and region; the rating is left to who knows it. Raises BadParameter."""
    named = bodies_like(gazetteer, choice.query)
    if not named:
        reason = f"No body is called {choice.query!r}. Try a place: probation-monitor bodies PLACE"
        raise typer.BadParameter(reason)
    regions = _regions(choice.region, gazetteer) if choice.region else None
    return tuple(body for body in named if _fits(body, choice.kind, regions))


def _fits(body: Body, kind: BodyKind | None, regions: Sequence[BodyId] | None) -> bool:
    of_kind = kind is None or body.kind is kind
    there = regions is None or body.id in regions or body.region in regions
    return of_kind and there


def _regions(words: str, gazetteer: Gazetteer) -> list[BodyId]:
    regions = {body.id: body for body in gazetteer if body.kind is BodyKind.REGION}
    found = [body.id for body in bodies_like(Gazetteer(regions), words)]
    if not found:
        known = ", ".join(sorted(body.short_name for body in regions.values()))
        raise typer.BadParameter(f"no region is called {words!r}; there are: {known}")
    return found


def _rating(word: str) -> Rating:
    names = {rating.label.casefold(): rating for rating in Rating}
    names |= {rating.label[0].casefold(): rating for rating in Rating}
    names["ri"] = Rating.REQUIRES_IMPROVEMENT
    found = names.get(" ".join(word.casefold().split()))
    if found is None:
        words = ", ".join(rating.label for rating in reversed(Rating))
        raise typer.BadParameter(f"{word!r} is no rating; there are: {words}")
    return found
