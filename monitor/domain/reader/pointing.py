""" "The former", "the second unit": one of two bodies named just before."""

import re

from monitor.domain.reader.cast import Cast, who
from monitor.domain.reader.claim import Claim

_ONE = re.compile(
    r"\bthe (?P<which>former|latter|first|second)(?: (?:one|unit|service|team|pdu|crc|area|borough"
    r"|of (?:these|those|them|the two)))?"
    r"(?= (?:is|was|has|had|got|gets|received|earned|came|fared|did)\b|,? ?(?:an? )?['\"]?$)"
)
_EARLIER = frozenset(("former", "first"))
_REACH, _PAIR = 3, 2


def pointed(claim: Claim, cast: Cast) -> tuple[str, ...]:
    """The body that the clause of a claim points to by its place in a pair."""
    order = claim.sentence.order
    match = _ONE.search(claim.left)
    if match is None or _named_after(claim, claim.left_start + match.end(), cast):
        return ()
    for near in range(order, max(-1, order - 1 - _REACH), -1):
        told = [m for m in cast.seen.get(near, ()) if who(m)]
        if near == order:
            told = [m for m in told if m.start < claim.left_start + match.start()]
        for chosen in ([m for m in told if not m.place], told):
            pair = tuple(dict.fromkeys(map(who, chosen)))
            if len(pair) == _PAIR:
                return pair[:1] if match["which"] in _EARLIER else pair[1:]
    return ()


def _named_after(claim: Claim, at: int, cast: Cast) -> bool:
    """A name between the words and the rating: they only said something of it."""
    here = cast.seen.get(claim.sentence.order, ())
    return any(who(m) and at <= m.start < claim.start for m in here)
