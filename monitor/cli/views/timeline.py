"""A body's ratings drawn in characters: four levels, and the years below."""

from collections.abc import Iterator

from rich.text import Text

from monitor.cli.terminal.shapes import shape_of, style_of
from monitor.domain.rating import Rating
from monitor.domain.showing.timeline import Mark, Timeline

_WORDS_FROM = 46  # columns; on less there is room for the letters only
_WIDEST_YEAR = 12
_LEAST_ROOM = 10  # on a terminal of no width at all, too
_YEAR_LABEL = 5  # four digits and a blank
_STEPS = (1, 2, 5, 10, 20)
_STANDS = "·"


def drawn(line: Timeline, width: int) -> Text:
    """Lines no longer than ``width``; what is known roughly is a span, such as ├─●─┤."""
    levels: list[Rating | None] = list(reversed(Rating))
    if any(mark.rating is None for mark in line.marks):
        levels.append(None)
    labels = [_label(level, width) for level in levels]
    margin = max(map(len, labels)) + 1
    room = max(_LEAST_ROOM, min(width - margin - 1, line.years * _WIDEST_YEAR))
    rows = [
        Text.assemble((f"{label:<{margin}}", style_of(level)), "│", _level(line, level, room))
        for level, label in zip(levels, labels, strict=True)
    ]
    axis = [Text(" " * margin + each, style="dim") for each in _axis(line, room)]
    return Text("\n").join([*rows, *axis, *_legend(line, room, width)])


def _label(level: Rating | None, width: int) -> str:
    word = level.label if level else "No rating"
    letter = word[0] if level else "–"
    return f"{shape_of(level)} {letter}" + (f" {word}" if width >= _WORDS_FROM else "")


def _level(line: Timeline, level: Rating | None, room: int) -> Text:
    cells = [" "] * room
    marks = [mark for mark in line.marks if mark.rating == level]
    for mark in marks:
        begin, end = line.column(mark.last, room), line.column(mark.until, room)
        cells[begin : end + 1] = _STANDS * (end - begin + 1)
    for mark in marks:
        begin = line.column(mark.first, room)
        span = _span(mark, line.column(mark.last, room) - begin + 1)
        cells[begin : begin + len(span)] = span
    return Text("".join(cells).rstrip(), style=style_of(level))


def _span(mark: Mark, length: int) -> str:
    shape = shape_of(mark.rating)
    if length <= 2:  # noqa: PLR2004 - too short for two ends and a middle
        return shape + "┤" * (length - 1)
    return "├" + shape.center(length - 2, "─") + "┤"


def _axis(line: Timeline, room: int) -> Iterator[str]:
    every = next(step for step in _STEPS if room * step >= line.years * _YEAR_LABEL)
    rule, years = ["─"] * room, ""
    for number in range(0, line.years, every):
        tick = number * room // line.years
        rule[tick] = "┴"
        # The last label ends at the edge, or is left out where it would touch its neighbour.
        at = min(tick, room + 1 - _YEAR_LABEL)
        if at >= len(years):
            years = f"{years:<{at}}{line.first_year + number} "
    yield "└" + "".join(rule)
    yield " " + years.rstrip()


def _legend(line: Timeline, room: int, width: int) -> list[Text]:
    rough = any(line.column(m.first, room) != line.column(m.last, room) for m in line.marks)
    words = ["··· stands until the next", *(["├─┤ came out some time within"] if rough else [])]
    joined = "   ".join(words)
    lines = [joined] if len(joined) <= width else words
    return [Text(each, style="dim") for each in lines]
