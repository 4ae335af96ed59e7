"""Points told loosely: "six points", "the scores were 15, 11 and 8".

Too little to go by alone, they are believed where they fit the rating.
"""

import re
from collections.abc import Iterable

from monitor.domain.reader.points.scores import ALONE, NUMBER, POINTS_WORD, number
from monitor.domain.reader.text.cue import has_any

_HINTS = (" point", "scor", " mark", " total", " tally", " got ")
# Points of one standard, of the way between two reports, of a list of things.
_NOT_THE_SUM = (
    r"(?! ?(?:-|short|more|higher|lower|clear|ahead|behind|off|below|above|each|apiece|for|up\b"
    r"|down|fewer|less|better|worse|away|out of|of|from|/|per cent|%|to|that|which|where))"
)
_UNLESS_MORE = (
    r"(?<!another )(?<!further )(?<!extra )(?<! by )(?<! than )(?<!last )(?<!first )(?<!to )"
)
_LIST = re.compile(
    rf"(?<![\w.,/])(?P<points>{NUMBER}(?:, {NUMBER})*,? and {NUMBER})\b"
    rf"(?= {POINTS_WORD}\b| respectively\b| out of {NUMBER},? respectively\b|,? in that order\b"
    rf"|\W*$)"
)
_ONE = re.compile(
    rf"{_UNLESS_MORE}(?<![\w.,/])(?P<points>{NUMBER}) (?:single |solitary |lonely )?{POINTS_WORD}\b"
    rf"{_NOT_THE_SUM}"
    rf"|\b(?:scor(?:e[ds]?|ing)|total(?:led|s)?|tally)(?: of| was| is| at| just| only| a| it at)*"
    rf" (?P<told>{NUMBER})\b(?! (?:{POINTS_WORD} )?(?:more|higher|lower|better|worse|years?|months?"
    r"|cases|children|people|per cent|areas|standards|times)\b)"
    rf"{_NOT_THE_SUM}"
)
# "For the four standards on cases no point was given": of these alone.
_FOR_SOME = re.compile(
    r"\W*(?:for|on|in) (?:the |its )?(?:\w+ ){0,2}(?:standards|areas|aspects|parts)"
    r" (?:that|which|on|of|about)\b"
)
_NUMBER = re.compile(rf"\b{NUMBER}\b")


def spare_points(low: str) -> tuple[tuple[int, int], ...]:
    """Sentence in lower case -> where each number of points stands, and what it is."""
    if not has_any(low, _HINTS) or _FOR_SOME.match(low):
        return ()
    for match in _LIST.finditer(low):
        return tuple(_numbers(match["points"], match.start()))
    return tuple(
        (match.start("points") if match["points"] else match.start("told"), number(said))
        for match in _ONE.finditer(low)
        if (said := match["points"] or match["told"])
    ) or tuple((match.start(), number(match["points"])) for match in ALONE.finditer(low))


def _numbers(low: str, start: int) -> Iterable[tuple[int, int]]:
    return ((start + each.start(), number(each.group())) for each in _NUMBER.finditer(low))
