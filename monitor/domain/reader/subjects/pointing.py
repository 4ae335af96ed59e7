""" "The former", "the second unit", "the first two": some of those that were named just before."""

import re

from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.points.scores import number
from monitor.domain.reader.text.cue import cue

_NOUN = r"(?:one|unit|service|team|pdu|crc|area|borough|of (?:these|those|them|the (?:two|three)))"
_SAID = (
    r"(?=(?:, (?:with|which|on|at) [^,;]{3,60},| {3,})? (?:is|are|was|were|has|have|had|got|gets"
    r"|received|earned|came|fared|did)\b"
    r"|,? ?(?:an? )?['\"]?$)"
)
_ONE = cue(
    "the former|the latter|the first|the second|the third|the one ",
    rf"\bthe (?P<which>former|latter|first|second|third)(?:-named|-mentioned)?(?: {_NOUN})?{_SAID}"
    r"|(?:^|[,:;] |and )the (?P<one>one) (?:is|was|has|had|got|received|earned)\b",
)
_SOME = cue(
    "the first |the last ",
    rf"\bthe (?P<which>first|last) (?P<count>two|three|four)"
    rf"(?: (?:of (?:them|these)|\w+s))?{_SAID}",
)
# "Its neighbour, which": of two the one that was not spoken of last.
_OTHER = cue(
    "its neighbour|the other",
    r"^\W*(?:(?:and|but|while) )?(?:its neighbour|the other(?: (?:one|unit|service|team"
    r"|of the two))?)"
    r"(?=,|  | (?:is|was|has|got|gets|received|earned|came|fared|did)\b)",
)
# "The unit there", of a place named in the sentence before.
_THERE = re.compile(r"\W*the (?:unit|service|team|company|pdu) there\b")
# "The city's unit", "the county's": the one with the city in its name, and the other.
_CITY = cue(
    "the city's|the county's",
    r"^\W*(?:(?:and|but|while) )?the (?P<which>city|county)'s(?=,| unit| service"
    r"| team| (?:is|was|has)\b)",
)
_EARLIER = frozenset(("former", "first"))
_REACH, _PAIR, _TRIO = 3, 2, 3


def pointed(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The bodies that the clause of a claim points to by their place among those named before."""
    ways = (_some, _other, _city, _there, _one)
    return next((found for way in ways if (found := way(claim, cast))), ())


def _one(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The former, the second unit."""
    match = _ONE.search(claim.left)
    if match is None or _named_after(claim, claim.left_start + match.end(), cast):
        return ()
    at = claim.left_start + match.start()
    if match["which"] == "third":
        return _named(claim, at, cast, _TRIO)[_PAIR:]
    pair = _named(claim, at, cast, _PAIR)
    if len(pair) != _PAIR:
        return ()
    return pair[:1] if match["one"] or match["which"] in _EARLIER else pair[1:]


def _some(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The first two, of three or four."""
    if (match := _SOME.search(claim.left)) is None:
        return ()
    count = number(match["count"])
    for more in (count + 1, count + 2):
        if group := _named(claim, claim.left_start, cast, more):
            return group[:count] if match["which"] == "first" else group[-count:]
    return ()


def _other(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Of the two bodies that a story is about, the one that the sentence before does not name."""
    if not _OTHER.search(claim.left):
        return ()
    here = cast.seen.get(claim.sentence.order, ())
    before = [m for m in here if who(m) and m.start < claim.left_start]
    before = before or [m for m in cast.seen.get(claim.sentence.order - 1, ()) if who(m)]
    kinds = {cast.roles[who(m)].kind for m in before}
    two = [body for body in cast.main if cast.roles[body].kind in kinds][:_PAIR]
    rest = tuple(body for body in two if body not in map(who, before))
    return rest if len(rest) == 1 else ()


def _city(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """Of the two bodies that a story is about, the one of the city or that of the county."""
    match, two = _CITY.search(claim.left), cast.main[:_PAIR]
    cities = [body for body in two if " City " in cast.roles[body].name]
    if match is None or len(cities) != 1 or len({cast.roles[b].kind for b in two}) != 1:
        return ()
    return tuple(body for body in two if (body in cities) is (match["which"] == "city"))


def _there(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The body of the place that was named before "the unit there"."""
    for order in (claim.sentence.order, claim.sentence.order - 1):
        if order > 0 and _THERE.match(cast.told[order].low):
            named = [who(m) for m in cast.seen.get(order - 1, ()) if who(m)]
            return tuple(named[-1:])
    return ()


def _named(claim: Claim, at: int, cast: Cast, count: int) -> tuple[str, ...]:
    """The bodies of the nearest sentence that names so many; of the claim's own, those before."""
    order = claim.sentence.order
    for near in range(order, max(-1, order - 1 - _REACH), -1):
        told = [m for m in cast.seen.get(near, ()) if who(m)]
        if near == order:
            told = [m for m in told if m.start < at]
        for chosen in ([m for m in told if not m.place], told):
            group = tuple(dict.fromkeys(map(who, chosen)))
            if len(group) == count:
                return group
    return ()


def _named_after(claim: Claim, at: int, cast: Cast) -> bool:
    """A name between the words and the rating: they only said something of it."""
    here = cast.seen.get(claim.sentence.order, ())
    return any(who(m) and at <= m.start < claim.start for m in here)
