"""Values as JSON and as coloured words."""

import json
from datetime import date, datetime, timedelta
from enum import Enum

from rich.text import Text

from monitor.domain.rating import Direction, Rating

_COLOURS = {
    Rating.OUTSTANDING: "bold cyan",
    Rating.GOOD: "green",
    Rating.REQUIRES_IMPROVEMENT: "yellow",
    Rating.INADEQUATE: "bold red",
}


_SHAPES = {
    Rating.OUTSTANDING: "◆",
    Rating.GOOD: "●",
    Rating.REQUIRES_IMPROVEMENT: "■",
    Rating.INADEQUATE: "✖",
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
    """One character: no two ratings share it, so that nobody needs the colour."""
    return _SHAPES[rating] if rating else _UNRATED


def shaped(rating: Rating | None) -> Text:
    """Shape and word in their colour."""
    word = rating.label if rating else "no rating"
    return Text(f"{shape_of(rating)} {word}", style=style_of(rating))


def move_text(rating: Rating | None, direction: Direction | None) -> Text:
    """Better or worse than before; empty where there is no rating."""
    first = Text("★ first", style="cyan") if rating else Text()
    return _MOVES[direction].copy() if direction else first


def printable(text: str) -> Text:
    """Words from the web: nothing in them may steer a terminal."""
    return Text("".join(each if each.isprintable() else " " for each in text))


def as_json(value: object) -> str:
    """JSON; ratings as their words, instants in ISO 8601 and UTC, spans in seconds."""
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, Rating):
        return value.label
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, datetime | date) else value
