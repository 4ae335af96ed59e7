"""A rating in a row of a table -> the body at the head of its column."""

import re
from collections.abc import Sequence

from monitor.domain.reader.bodies.cast import Cast, who
from monitor.domain.reader.claims.claim import Claim
from monitor.domain.reader.phrases.rows import row_label

# So many rows above it at most stands the head of a column.
_FAR = 15
_YEAR = re.compile(r"\b20[1-3]\d\b")


def columned(claim: Claim, beside: Sequence[Claim], cast: Cast) -> tuple[str, ...] | None:
    """Key of the body; empty where nobody can say; None for a claim that is in no such row.

    ``beside``: the claims of its sentence, itself among them.
    """
    order = claim.sentence.order
    if row_label(claim.sentence.low) is None or any(map(who, cast.seen.get(order, ()))):
        return None
    for near in range(order - 1, max(-1, order - 1 - _FAR), -1):
        heads = tuple(dict.fromkeys(who(m) for m in cast.seen.get(near, ()) if who(m)))
        if len(heads) == len(beside):
            return (heads[beside.index(claim)],)
        years = _YEAR.findall(cast.told[near].low)
        if len(years) == len(beside):
            return cast.main[:1] if years[beside.index(claim)] == max(years) else ()
    return ()
