"""Ratings given by reference: "the other two ended in the same rating"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.domain.reader.cast import Cast, who
from monitor.domain.reader.change import same_said
from monitor.domain.reader.claim import Claim, Role
from monitor.domain.reader.sentences import Sentence

_SAME = re.compile(
    r"\bsame (?:overall )?(?:rating|grade|mark|judge?ment|verdict|score|band|result|outcome)\b"
)

Told = tuple[Claim, tuple[str, ...]]


def shared(told: Iterable[Sentence], made: Iterable[Told], cast: Cast) -> Iterator[Told]:
    """Sentences that give bodies the rating named before them -> a claim for each."""
    earlier = [(c, bodies) for c, bodies in made if c.role is Role.OVERALL]
    for sentence in told:
        if "same" not in sentence.low or same_said(sentence.low):
            continue
        match = _SAME.search(sentence.low)
        given = [(c, bodies) for c, bodies in earlier if c.sentence.order < sentence.order]
        if match and given:
            claim, known = given[-1]
            named = dict.fromkeys(who(m) for m in cast.seen.get(sentence.order, ()) if who(m))
            others = tuple(body for body in named if body not in known)
            yield replace(claim, sentence=sentence, start=match.start(), end=match.end()), others
