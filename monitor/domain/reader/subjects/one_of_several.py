"""A rating of "one of its units", which the clause does not name."""

import re

from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.text.cue import cue

_ONE_OF = cue(
    " one of ",
    r"\b(?:rat(?:ed?|es|ing)|judged|found|branded|labelled|gave|given|graded|declared|deemed|called"
    r"|at|in|by|for|that) one of (?:[\w'-]+ ){1,4}?"
    r"(?:services|units|pdus|crcs|teams|companies|regions|divisions|subsidiaries|firms)\b",
)
# "Leeds PDU, the subject of the report": that one is meant.
_INSPECTED = re.compile(
    r"[,(]? (?:which (?:is|was) )?(?:the subject of|at the centre of|covered by) (?:the|this|that"
    r"|yesterday's|today's) (?:\w+ )?(?:report|review|inspection|findings)\b"
)
_NEAR, _SEVERAL = 3, 2


def one_of_several(claim: Claim, cast: Cast) -> tuple[str, ...] | None:
    """The body that is meant; empty where nobody can say; None where it is not so worded."""
    match = _ONE_OF.search(claim.left)
    if (
        match is None
        or len(cast.main) < _SEVERAL
        or _named(claim, claim.left_start + match.start(), cast)
    ):
        return None
    order = claim.sentence.order
    for near in range(order, order + 1 + _NEAR):
        for mention in cast.seen.get(near, ()):
            if who(mention) and _INSPECTED.match(cast.told[near].low, mention.end):
                return (who(mention),)
    return ()


def _named(claim: Claim, start: int, cast: Cast) -> bool:
    """A body stands in the clause from there on, before the rating or after it."""
    end = claim.end + len(claim.right)
    here = cast.seen.get(claim.sentence.order, ())
    return any(who(m) and start <= m.start < end for m in here)
