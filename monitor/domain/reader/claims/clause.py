"""Where the clause begins and ends that a rating word stands in."""

import re

from monitor.domain.reader.text.cue import cue, wordset

_LEFT_BREAK = cue(
    ";| – |, with|, while|, but|, although|, though|, whereas|, despite|, as|overall",
    r"[;]| – |, (?:with|while|but|although|though|whereas|despite|as) |(?:^"
    r"|['\"])\W{0,4}overall\b,?",
)
_RIGHT_BREAK = re.compile(
    r"[;)(]| – |, (?!overall|the |in |on |for |its |their |back in )"
    r"|,? (?:but|while|although|though|whereas|(?P<time>despite|after|having)) |: "
)
_LETTER = re.compile(r"[a-z]")

# "The third, with nine points out of 27, is": no new clause.
_IN_PASSING = re.compile(r", with [^,;]{3,60}, (?:is|was|are|were|has|have)\b")


def left_start(low: str, floor: int, at: int) -> int:
    """Where the clause before a rating word begins; ``floor``: end of the rating word before it."""
    start = floor
    if floor:
        past = _RIGHT_BREAK.search(low, floor, at)
        if past and _LETTER.search(low, past.end(), at):
            start = past.end() if past["time"] is None else past.start("time")
    for match in _LEFT_BREAK.finditer(low, floor, at):
        if _IN_PASSING.match(low, match.start(), at):
            continue
        opens = match.group().lstrip("'\" ").startswith("overall") and floor == 0
        if not opens and low[match.end() : at].strip(" '\""):
            start = match.end()
    return start


# ", which had 430 children on its books, was": said by the way, not of the rating.
_ASIDE = re.compile(
    r", (?:which|whose|where)\b[^;.]{0,200},(?= ?['\"]?$)"
    r"|, (?:which|who|whose|where|run by|led by|home to|part of|covering|although"
    r"|though)\b(?:[^,;]|(?<=\d),(?=\d)){0,150},"
    r"|, with [^,;]{3,60},(?= (?:is|was|are|were|has|have)\b)"
    r"|^\W*of the (?:two|three|four|five)\b[^,;]{3,80},"
    r"|, the (?:only|first|last|second|[a-z]+est)\b[^;.]{0,160}?,"
    r"(?= (?:has|have|had|was|were|is|are) )"
    r"|\b(?:which|that|who) (?:cover|serve|look|supervise|run|work|own)s?\b[^;.]{0,150}?"
    r"(?= (?:has|have|was|were|is|are) )"
)

# "A unit where a third of jobs are empty has been": what sort of body it is.
_QUALIFIED = re.compile(
    r"(?<![a-z])(?:an?|one|this) (?:[\w'-]+ ){0,4}?(?:service|unit|team|company|crc|pdu)\b"
    r"(?P<what> (?:with|where|whose|that|(?:in|at|to) which)"
    r" (?!(?:would|could|might|should|may|will)\b)[^,;.]{5,140}?)"
    r" (?:(?:has|had|have) been|was|is|were|are) "
)
_HINT = re.compile(", |which|that|who|where|with")


def bare(left: str) -> str:
    """What precedes a rating word, with asides blanked."""
    if _HINT.search(left) is None:
        return left
    left = _ASIDE.sub(lambda m: " " * len(m.group()), left)
    for match in _QUALIFIED.finditer(left):
        start, end = match.span("what")
        left = left[:start] + " " * (end - start) + left[end:]
    return left


def right_part(text: str) -> str:
    """What follows a rating word, as far as the clause goes."""
    match = _RIGHT_BREAK.search(text)
    return text if match is None else text[: match.start() + 1]


# What may follow a rating without being what it describes.
_NO_NOUN = wordset(
    """
    overall rating ratings grade grades grading mark marks service services by for in and at
    with but or on to after as following from of the again because is was it when since
    under according two three against despite youth probation team unit crc yot yos pdu band
    verdict judgement judgment score level category across organisation while this last out
    says said today rank ranking inspection report national community during before region
    once though although he she his her hm watchdog inspectors still now over not only just
    even our so if then than here there either that where who which again throughout
    respectively each apiece
    """
)
_FOLLOWS = re.compile(r"['\"]? ([a-z'-]+)((?: [a-z'-]+){0,2})")
_BODY_NOUN = re.compile(
    r"\b(?:service|team|unit|crc|pdu|yot|yos|yjs|probation|youth|region|division|rating|grade)\b"
)


def following_noun(right: str) -> tuple[str, bool]:
    """Words right after a rating that it describes, and whether they name a sort of body."""
    match = _FOLLOWS.match(right)
    if match is None or match.group(1) in _NO_NOUN:
        return "", False
    words = match.group(1) + match.group(2)
    return words, _BODY_NOUN.search(words) is not None
