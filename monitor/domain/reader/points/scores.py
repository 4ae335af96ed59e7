"""Points for a body as a whole: "12/30", "three out of a possible 27"."""

import re
from collections.abc import Iterable, Iterator

from monitor.domain.rating import Rating, Score
from monitor.domain.reader.phrases.wording import RATING_HINT
from monitor.domain.reader.text.cue import cue, has_any

_DIGITS = {
    word: number
    for number, words in enumerate(
        (
            "zero nought nil nul no none",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
    for word in words.split()
} | {"a single": 1, "a solitary": 1, "a lone": 1, "a lonely": 1}
_TENS = {"twenty": 20, "thirty": 30}
_UNIT_WORDS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = rf"(?:\d{{1,2}}|(?:twenty|thirty)[ -](?:{_UNIT_WORDS})|thirty|{'|'.join(_DIGITS)})"
POINTS_WORD = r"(?:inspection |rating )?(?:points?|marks?)"
_OF = (
    r"(?:out of|from|of|over|on)(?: the| a| an)?"
    r"(?: (?:possible|total|maximum|available|potential|full|top score|scale))*"
    r"(?: total| maximum)?(?: of)?(?: the| a| an)? "
)
SCORE = re.compile(
    rf"\b(?<!odd )(?P<points>{NUMBER}) (?:(?:single|mere|measly|paltry|meagre|lowly|miserable) )?"
    rf"(?:of them )?(?:(?P<unit>{POINTS_WORD},? )(?!short|off|shy|away|more"
    rf"|fewer)(?:[^.;0-9]{{0,45}}?)??)?"
    rf"{_OF}(?P<most>{NUMBER})\b"
    r"(?! (?:cases|per cent|%|standards|aspects|areas|children|people|services|pdus|units))"
)
_INVERTED = re.compile(
    rf"\b(?:out )?of (?:a (?:possible |total of )?"
    rf"|the )?(?P<most>{NUMBER}) {POINTS_WORD},? [^.;0-9]{{0,80}}?"
    rf"\b(?:given|scored|got|received|earned|had|has|managed|awarded|gained|picked up|collected"
    rf"|took|won"
    rf"|reached|mustered|was given|gave (?:it|them|the(?: \w+){{1,4}}?))(?: only"
    rf"| just)? (?P<points>{NUMBER})\b"
)
# "Now it has one, out of 21".
_SET_OFF = re.compile(
    rf"\b(?:has|have|had|scor(?:ed|es)|got|gets) (?:just |only )?(?P<points>{NUMBER}),"
    rf" out of(?: a possible)? (?P<most>{NUMBER})\b(?=[,.;])"
)
_FRACTION = re.compile(r"(?<![\d/])(?P<points>\d{1,2}) ?/ ?(?P<most>\d{1,2})(?![/\d])")
HINTS = (
    *("scor", "point", " mark", "out of", "/", " had ", "received", "managed", " of 2", " of 3"),
    *("ehind with ", "next with ", "second with ", "third with ", "last with "),
)
_SCORED = re.compile(r"\b(?:scor(?:ed?|es|ing)|total|marks?)\b(?: \w+){0,4} $")
# "32 out of 36." counts points; "32 out of 36 cases" does not.
_NOTHING_COUNTED = re.compile(
    r"['\"]?(?:[.,;:!?)–]|$| –| \(| (?:and|but|in|for|on|at|which|while|when|after|by|overall|from"
    r"|now"
    r"|then|this time|today|means?|meant|makes?|made|puts?|gives?|gave|earn(?:s|ed)?)\b"
    r"|\n)"
)
# "Three and eleven out of 21": the last of a list, whose are told by their order.
_ONE_OF_LIST = re.compile(rf"(?<![\w.,/]){NUMBER}(?:, {NUMBER})*,? and $")
_FAR = 60
USUAL_MAXIMUM = 18
# A story without one of these gives no score.
POINTS = ("scor", " point", "-point", "out of")
# Points whose maximum the story gives elsewhere.
ALONE = re.compile(
    r"\b(?:scor(?:ed?|es|ing)|receiv(?:ed|es)|got|gets|manag(?:ed|es)|scores?(?::| of| was| is)"
    r"|had|has"
    r"|have|awarded|given|collect(?:ed|s)|muster(?:ed|s)|made do with|gather(?:ed|s)|t(?:ook|akes)"
    r"|earn(?:ed|s)|reach(?:ed|es)|picked up|gain(?:ed|s)|notched up|chalked up|achieved"
    r"|rack(?:ed|s) up|there (?:was|were)|ended (?:up )?(?:on|with)|finish(?:ed|es) (?:on|with)"
    r"|(?:came|was|were) (?:(?:away|out|close|next|just|second|third|last|behind) )+with"
    r"|(?:was|were|is|are|stands?|comes?|came) (?:on|to)"
    r"|(?<!up to a )total(?:s|led)?(?: of)?|makes)"
    rf"(?: now| only| just| a (?:total|score) of| a mere| in all"
    rf"| no more than)* (?P<points>{NUMBER})"
    rf"(?: (?:single )?{POINTS_WORD})?"
    r"(?: on the same (?:measure|scale|count|test|basis))?"
    r"(?=(?: at all| all told| apiece| each| in all| this time| overall)*"
    r"(?:$|[.;)]|, (?!one|two|three)| is\b| and| while| but| when| where| three more| more than))"
)
# A line that is nothing else: "Nine points."
_LINE = cue(
    "point|mark", rf"\W*(?P<points>{NUMBER}) {POINTS_WORD}(?: at all| in all| all told)?\W*$"
)
_MOST = re.compile(
    rf"\b(?:highest (?:possible )?(?:score|mark|total)|maximum(?: score)?|most (?:that )?(?:it"
    rf"|they|a \w+)"
    rf" (?:can|could) (?:get|score)|scores? (?:can )?(?:go|run)(?:es|s)? up to|possible total"
    rf"|total (?:that (?:is|was) )?(?:available|possible)"
    rf"|scale of(?: nought| zero| nil| 0)? ?(?:to)?|up to a total of|perfect \w+ would (?:have"
    rf"|get|score)|perfect \w+ (?:is|was|being)|(?:may|can|could) (?:score|get|earn|reach) up to"
    rf"|(?:each|all|both|respectively|(?:are|were) (?:scored|marked)|scores (?:are"
    rf"|were)(?: all)?),?"
    rf" (?:out of|from)"
    rf"|from a total of)"
    rf"(?: is| was| of| are|:)* (?P<most>{NUMBER})\b"
    rf"|\b(?P<top>{NUMBER})(?: {POINTS_WORD})? (?:(?:is|was|being) the (?:maximum|most|top|highest)"
    r"|(?:(?:is|was|were|are) )?(?:to be had|on offer|available|up for grabs))\b"
)
_POINTS_NEXT = re.compile(rf" (?:available |possible )?{POINTS_WORD}\b")
# "East Sussex had 25 and Lewisham 22".
_BESIDE = re.compile(
    rf"(?:'s)?,? (?:(?:on|with|got|had|has) )?(?P<points>{NUMBER})(?= and\b| of them\b| \(|[,.;)]"
    rf"|$)"
)
# "East Sussex – 25", a line of its own.
_LABELLED = re.compile(rf"(?: –|:) (?P<points>{NUMBER})(?: {POINTS_WORD})?\W*$")
_REACH = 30
# "32 for Westminster", with the name just after.
_FOR = re.compile(rf"(?:^|(?<!of)[\s:;,])(?P<points>{NUMBER}) for (?:the )?$")
# The most that can be scored: three for each of 4 to 13 standards.
LEAST_MAXIMUM, GREATEST_MAXIMUM = 12, 39
_MAXIMUM = re.compile(r"(?:1[258]|2[147]|3[0369])(?<!\d\d\d)(?!\d)")
_MAXIMUM_WORDS = ("twelve", "fifteen", "eighteen", "twenty", "thirty")


def number(words: str) -> int:
    """ "27", "three", "twenty-one" -> the number."""
    if words.isdigit():
        return int(words)
    first, _, second = words.replace("-", " ").partition(" ")
    if second and words not in _DIGITS:
        return _TENS[first] + _DIGITS[second]
    return _TENS.get(first, _DIGITS.get(words, 0))


def maximum(low: str) -> int | None:
    """Whole story in lower case -> the most points that a body can get, if it says so once."""
    said: set[int] = set()
    for line in _telling(low):
        said.update(number(match["most"] or match["top"]) for match in _MOST.finditer(line))
        said.update(score.out_of for _, score in _complete(line))
    fit = {most for most in said if _possible(Score(0, most))}
    return fit.pop() if len(fit) == 1 else None


def _telling(low: str) -> Iterable[str]:
    """Lines of a story with a number that may be the most that a body can get."""
    if has_any(low, _MAXIMUM_WORDS):
        return filter(may_score, low.split("\n"))
    return dict.fromkeys(_line_of(match, low) for match in _MAXIMUM.finditer(low))


def _line_of(match: re.Match[str], low: str) -> str:
    begin, end = low.rfind("\n", 0, match.start()) + 1, low.find("\n", match.end())
    return low[begin : end if end >= 0 else len(low)]


def scores(low: str, most: int | None = None) -> tuple[tuple[int, Score], ...]:
    """Sentence in lower case -> where each score stands, and what it is.

    ``most``: told elsewhere in the story, for points without "out of".
    """
    if not has_any(low, HINTS):
        return ()
    complete = _complete(low) if may_score(low) else []
    found = [each for each in complete if not _listed(low, each[0])]
    if not complete and most is not None:
        found = [
            (match.start(), Score(number(match["points"]), most))
            for match in (*ALONE.finditer(low), *_LINE.finditer(low))
            if number(match["points"]) < most
        ]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def _listed(low: str, at: int) -> bool:
    """True where other points, with the same maximum, stand just before these."""
    before = _ONE_OF_LIST.search(low[max(0, at - _FAR) : at])
    return before is not None


def _complete(low: str) -> list[tuple[int, Score]]:
    """Scores that say how much there was to get."""
    found: list[tuple[int, Score]] = []
    for match in (
        *SCORE.finditer(low),
        *_INVERTED.finditer(low),
        *_SET_OFF.finditer(low),
        *_FRACTION.finditer(low),
    ):
        score = Score(number(match["points"]), number(match["most"]))
        if _possible(score) and (match.re is not SCORE or _of_points(match, low)):
            found.append((match.start(), score))
    return found


def may_score(low: str) -> bool:
    """Cheap: is a number in here that may be the most that a body can get?"""
    return _MAXIMUM.search(low) is not None or has_any(low, _MAXIMUM_WORDS)


def beside(low: str, ends: Iterable[int], most: int) -> Iterator[tuple[int, Score]]:
    """Points that follow the name of a body at once; ``ends``: where names end."""
    for end in ends:
        match = _BESIDE.match(low, end) or _LABELLED.match(low, end)
        if match and number(match["points"]) <= most:
            yield match.start("points"), Score(number(match["points"]), most)


def given_to(low: str, starts: Iterable[int], most: int) -> Iterator[tuple[int, Score]]:
    """Points that are said to be for a body; ``starts``: where names begin. At the name."""
    for start in starts:
        match = _FOR.search(low, max(0, start - _REACH), start)
        if match and number(match["points"]) <= most:
            yield start, Score(number(match["points"]), most)


def _possible(score: Score) -> bool:
    return (
        score.points <= score.out_of
        and LEAST_MAXIMUM <= score.out_of <= GREATEST_MAXIMUM
        and score.out_of % 3 == 0
    )


def _of_points(match: re.Match[str], low: str) -> bool:
    """True where points are counted, rather than cases or standards."""
    if match["unit"]:
        return RATING_HINT.search(match.group()) is None
    before, after = low[max(0, match.start() - 40) : match.start()], low[match.end() :]
    if _SCORED.search(before) or _POINTS_NEXT.match(after):
        return True
    return number(match["most"]) >= USUAL_MAXIMUM and _NOTHING_COUNTED.match(after) is not None


_BANDS = ((0.5, Rating.INADEQUATE), (1.5, Rating.REQUIRES_IMPROVEMENT), (2.5, Rating.GOOD))


def band(score: Score) -> Rating:
    """Score -> the rating that such a score gives. A check of the word, never its source.

    Each standard gives 0 to 3 points; all rated reports since 2018 fit these bands:
    https://github.com/data-to-insight/hmi-probation-youth-justice-scrape
    """
    share = score.points / (score.out_of / 3)
    return next((rating for top, rating in _BANDS if share <= top), Rating.OUTSTANDING)
