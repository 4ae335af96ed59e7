"""Values as JSON and as coloured words."""

import json
from datetime import date, datetime
from enum import Enum

from rich.text import Text

from monitor.domain.rating import Rating

_COLOURS = {
    Rating.OUTSTANDING: "bold cyan",
    Rating.GOOD: "green",
    Rating.REQUIRES_IMPROVEMENT: "yellow",
    Rating.INADEQUATE: "bold red",
}


def rating_text(rating: Rating | None) -> Text:
    """The word in its colour; a dash for none."""
    return Text(rating.label, style=_COLOURS[rating]) if rating else Text("–")


def as_json(value: object) -> str:
    """JSON; ratings as their words, instants in ISO 8601 and UTC."""
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
    return value.isoformat() if isinstance(value, datetime | date) else value
