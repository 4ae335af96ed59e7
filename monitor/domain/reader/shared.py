"""Ratings given by reference: "the other two ended in the same rating"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from monitor.domain.reader.cast import Cast, who
from monitor.domain.reader.change import same_said
from monitor.domain.reader.claim import Claim, Role
from monitor.domain.reader.cue import cue
from monitor.domain.reader.sentences import Sentence
from monitor.domain.reader.subjects import joined

_SAME = re.compile(
    r"\bsame (?:overall )?(?:rating|grade|mark|judge?ment|verdict|score|band|result|outcome)\b"
)

# "So was B", "as has C".
_ECHO = cue(
    "so |as ",
    r"(?:\bso|,? (?:and )?as|, and so|\band so) (?:was|were|is|are|has|have|had|did|does|do|too)"
    r" (?:the |its |that of |(?:nearby|neighbouring) "
    r"|(?:other|second|third|fourth|last)(?: (?:one|unit|service|report))?, )*",
)

Told = tuple[Claim, tuple[str, ...]]


def shared(told: Iterable[Sentence], made: Iterable[Told], cast: Cast) -> Iterator[Told]:
    """Sentences that give bodies the rating named before them -> a claim for each."""
    known = tuple(made)
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim, _ in known:
        claims[claim.sentence.order].append(claim)
    earlier = [(c, bodies) for c, bodies in known if c.role is Role.OVERALL]
    for sentence in told:
        if sentence.order in claims or sentence.order - 1 in claims:
            yield from _echoed(sentence, claims, cast)
        if "same" not in sentence.low or same_said(sentence.low):
            continue
        match = _SAME.search(sentence.low)
        given = [(c, bodies) for c, bodies in earlier if c.sentence.order < sentence.order]
        if match and given:
            claim, owners = given[-1]
            named = dict.fromkeys(who(m) for m in cast.seen.get(sentence.order, ()) if who(m))
            others = tuple(body for body in named if body not in owners)
            yield replace(claim, sentence=sentence, start=match.start(), end=match.end()), others


def _echoed(sentence: Sentence, claims: Mapping[int, list[Claim]], cast: Cast) -> Iterator[Told]:
    """ "A was rated Good, as was B": the claim just before it, of B."""
    order = sentence.order
    beside, before = claims.get(order, ()), claims.get(order - 1, ())
    here = [m for m in cast.seen.get(order, ()) if who(m)]
    for match in _ECHO.finditer(sentence.low) if here else ():
        after = [m for m in here if m.start >= match.end()]
        given = [c for c in beside if c.start < match.start()] or before
        if not after or after[0].start != match.end() or not given:
            continue
        if given[-1].role is Role.OVERALL:
            claim = replace(given[-1], sentence=sentence, start=match.start(), end=match.end())
            yield claim, tuple(dict.fromkeys(map(who, joined(after, sentence.low))))
