"""Values as JSON and as coloured words."""

import json

from rich.text import Text

from monitor.domain.rating import Direction, Rating
from monitor.domain.showing.plain_values import plain

_COLOURS = {
    Rating.OUTSTANDING: "bold cyan",
    Rating.GOOD: "green",
    Rating.REQUIRES_IMPROVEMENT: "yellow",
    Rating.INADEQUATE: "bold red",
}

_UNRATED = "○"
_MOVES = {
    Direction.IMPROVED: Text("▲ better", style="green"),
    Direction.DECLINED: Text("▼ worse", style="bold red"),
    Direction.UNCHANGED: Text("= same"),
}


def rating_text(rating: Rating | None) -> Text:
    """The word in its colour; a dash for none."""
    return Text(rating.label, style=_COLOURS[rating]) if rating else Text("–")


def style_of(rating: Rating | None) -> str:
    """The colour of a rating."""
    return _COLOURS[rating] if rating else "dim"


def shape_of(rating: Rating | None) -> str:
    """One character: no two ratings share it, and none the absence of one."""
    return rating.shape if rating else _UNRATED


def shaped(rating: Rating | None) -> Text:
    """Shape and word in their colour."""
    word = rating.label if rating else "no rating"
    return Text(f"{shape_of(rating)} {word}", style=style_of(rating))


def move_text(rating: Rating | None, direction: Direction | None) -> Text:
    """Better or worse than before; empty where there is no rating."""
    first = Text("★ first", style="cyan") if rating else Text()
    return _MOVES[direction].copy() if direction else first


def printable(text: str, style: str = "") -> Text:
    """Words from the web: nothing in them may steer a terminal."""
    return Text("".join(each if each.isprintable() else " " for each in text), style=style)


def as_json(value: object) -> str:
    """JSON; see ``plain``."""
    return json.dumps(plain(value), ensure_ascii=False)
